/* The one place that knows Cytoscape on the client: makes elements of the server's columns, keeps
   the borders under the canvas, and shows, hides and highlights without resending anything. */
(function () {
  "use strict";
  const ns = (window.dash_clientside = window.dash_clientside || {});
  const verband = (ns.verband = ns.verband || {});
  const NO = () => ns.no_update;
  let wired = null;
  let fitted = false;
  /* Whether a person moved the picture: then it is left where it is put. */
  let moved = false;
  /* Whether it was moved to what is selected. */
  let focused = false;
  let tapped = null;
  let first = true;
  let before = "";
  let known = null;

  const graph = () => {
    const box = document.getElementById("graph");
    return box && box._cyreg ? box._cyreg.cy : null;
  };

  /* dash-cytoscape states the wheel's sensitivity even where it is the default, of which Cytoscape
     warns on every load. */
  const warn = console.warn;
  console.warn = (...said) => {
    if (!String(said[0]).startsWith("You have set a custom wheel sensitivity")) warn.apply(console, said);
  };

  /* What is kept with an element for ourselves, or with the picture: set by its name, Cytoscape works
     out the style of the element anew, or of all of them. */
  const keep = verband.keep = (element, values) => Object.assign(element.scratch(), values);

  /* Set or take away a class: where nothing changes, Cytoscape would work out the style all the same. */
  const mark = (element, name, has) => { if (element.hasClass(name) !== has) element.toggleClass(name, has); };

  const LEAST_ZOOM = 0.08;
  const FONT = 11;
  const REFERENCE = 0.26;

  /* How large things are drawn at a zoom: they grow with its root. */
  function scaleOf(zoom) {
    const grow = Math.sqrt(Math.max(zoom / REFERENCE, 0.5));
    return { unit: grow / zoom, look: { font: FONT / zoom * Math.min(grow, 1.2), halo: 2.2 / zoom, ring: 2.4 / zoom, pen: 4.5 / zoom } };
  }
  /* How much larger than at national zoom nodes are drawn. */
  verband.growthAt = (zoom) => scaleOf(zoom).unit * zoom;
  const widthOf = (weight, unit) => (0.7 + 0.28 * Math.sqrt(weight - 1)) * unit;

  /* Elements as they look at a zoom at once: what is set later is a style worked out twice. */
  function listElements(base, shown, zoom) {
    const { unit, look } = scaleOf(zoom);
    const place = new Map(shown.id.map((id, i) => [id, i]));
    const nodes = base.id.map((id, i) => {
      const kind = base.kind[i];
      const mode = kind === "collaboration" ? "collaboration d" + base.domain[i]
        : kind === "municipality" ? "municipality" : "other";
      const at = place.get(id);
      const seen = at !== undefined;
      const size = (seen && shown.size[at] || 3) * unit;
      return {
        group: "nodes",
        data: { id: id, label: base.label[i], kind: kind, rank: base.rank[i],
                size: size, fill: seen ? shown.colour[at] : "#6b7280", ...look },
        position: { x: base.x[i], y: base.y[i] },
        scratch: seen ? { _size: shown.size[at], _card: shown.card[at], _drawn: size } : {},
        classes: seen ? mode : mode + " out",
      };
    });
    const edges = base.source.map((s, i) => {
      const t = base.target[i];
      return {
        group: "edges",
        data: { id: base.id[s] + "~" + base.id[t], source: base.id[s], target: base.id[t],
                weight: base.weight[i], width: widthOf(base.weight[i], unit) },
        classes: base.kind[s] !== "collaboration" && base.kind[t] === "collaboration"
          ? "d" + base.domain[t] : "joint",
      };
    });
    return nodes.concat(edges);
  }

  /* Names of the groups of a layout, and sides for names where nodes stand in columns. */
  function headColumns(cy, base) {
    cy.batch(() => {
      cy.nodes(".heading").remove();
      cy.nodes().removeClass("left right");
      cy.edges().toggleClass("woven", base.layout === "columns");
      if (base.layout !== "columns") return;
      cy.nodes("[kind != 'collaboration']").addClass("left");
      cy.nodes("[kind = 'collaboration']").addClass("right");
      cy.add(base.headings.map((h, i) => ({ group: "nodes", classes: "heading " + h.side,
        data: { id: "heading-" + i, label: h.label, font: 40, halo: 6, margin: 0, fill: "#fff", size: 1, ring: 0, rank: -1 },
        position: { x: h.x, y: h.y } })));
    });
  }

  /* Draw what can be drawn (once a date), then show what the filters leave. The elements go to
     Cytoscape itself: through React they take twice as long. */
  verband.draw = function (given, shown) {
    const base = given || known;
    if (!base || !shown) return NO();
    known = base;
    let tries = 0;
    const attempt = () => {
      const cy = graph();
      if (!cy) return tries++ < 500 ? void setTimeout(attempt, 20) : undefined;
      wire(cy);
      loadBorders(cy, base.borders);
      const other = cy.scratch("_layout") !== base.layout;
      const anew = cy.scratch("_key") !== base.key;
      const last = cy.scratch("_shown");
      const changed = anew || other || !last || last.id.join() !== shown.id.join();
      /* Only the date is another: what came and went stands out, and the eye stays where it is. */
      const stepped = !other && verband.isStep(last, shown);
      const seen = stepped && verband.listSeen(cy);
      if (!verband.isSame(last, shown) || anew) verband.unmark(cy);
      keep(cy, { _base: base, _shown: shown });
      if (other || (anew && base.layout !== "map" && !(stepped && base.layout === "force"))) fitted = false;
      if (!fitted) first = true;
      const again = focused && changed && !moved && !stepped;
      /* Where nothing was left there was nothing to look at. */
      if (!fitted || (changed && !moved && !stepped) || (last && last.empty)) fit(cy);
      /* What is set at once is a style worked out once. */
      if (stepped) cy.startBatch();
      if (anew && stepped) {
        const scaled = cy.scratch("_scaled") === cy.zoom() + cy.scratch("_key");
        verband.replaceElements(cy, listElements(base, shown, cy.zoom()), seen);
        if (scaled) keep(cy, { _scaled: cy.zoom() + base.key });
      } else if (anew) {
        cy.elements().remove();
        cy.add(listElements(base, shown, cy.zoom()));
        keep(cy, { _scaled: cy.zoom() + base.key });
      } else if (other) {
        cy.batch(() => base.id.forEach((id, i) =>
          cy.getElementById(id).position({ x: base.x[i], y: base.y[i] })));
      }
      keep(cy, { _key: base.key, _layout: base.layout });
      if (base.layout === "columns" || cy.scratch("_headed")) headColumns(cy, base);
      keep(cy, { _headed: base.layout === "columns" });
      apply(cy, shown, again);
      const counts = stepped && verband.markChanges(cy, seen);
      if (stepped) {
        cy.endBatch();
        measureFirst(cy);
      }
      if (stepped) verband.tellYears(shown, last, counts);
      else verband.tellYears(shown, verband.isSame(last, shown) && !anew ? undefined : null);
      shadeAreas(shown.shade);
      document.getElementById("nothing").hidden = !shown.empty;
      document.documentElement.dataset.drawn = String(performance.now() | 0);
    };
    attempt();
    return verband.whenRested({ query: shown.query, at: performance.now() });
  };

  /* How things look and how large they are is worked out a part at a time, and then they are drawn: a
     frame that has to do it all holds up what a person does meanwhile. */
  const SLICE = 40;
  let measuring = 0;
  function measureFirst(cy) {
    const renderer = cy.renderer();
    const left = cy.elements().toArray();
    const turn = ++measuring;
    renderer.skipFrame = true;
    setTimeout(function go() {
      if (turn !== measuring) return;
      const until = performance.now() + SLICE;
      /* Whatever goes wrong with one, the picture goes on. */
      renderer.skipFrame = false;
      while (left.length && performance.now() < until) {
        const each = left.pop();
        if (each.inside() && each.numericStyle("opacity")) each.boundingBox();
      }
      renderer.skipFrame = left.length > 0;
      if (left.length) setTimeout(go);
    });
  }

  /* The drawing that came with the page: nothing is asked for it. */
  verband.drawFirst = (drawing) => verband.draw(drawing.base, drawing.shown);

  function apply(cy, shown, again) {
    const place = new Map(shown.id.map((id, i) => [id, i]));
    cy.batch(() => {
      cy.nodes().not(".heading").forEach((n) => {
        const i = place.get(n.id());
        mark(n, "out", i === undefined);
        if (i === undefined) return;
        keep(n, { _size: shown.size[i], _card: shown.card[i] });
        if (n.data("fill") !== shown.colour[i]) n.data("fill", shown.colour[i]);
      });
    });
    highlight(cy, shown.selected, shown.path);
    const mine = new Set(shown.mine);
    cy.batch(() => cy.nodes().forEach((n) => mark(n, "mine", mine.has(n.id()))));
    const now = shown.selected.join(",");
    if (again) first = true;
    if (again || (now !== tapped && now !== before)) focus(cy);
    before = now;
    tapped = null;
    rescale(cy);
  }

  /* Move to the selected node and its neighbours, unless it was clicked on the map itself. */
  function focus(cy) {
    if (cy.scratch("_layout") === "columns") return;
    const near = cy.nodes(".near, .selected");
    if (near.empty()) return;
    const box = near.boundingBox({ includeLabels: false });
    const most = Math.min(cy.width() / (box.w + 300), cy.height() / (box.h + 300), 1.4);
    const zoom = most;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches || !document.hasFocus();
    const view = { zoom: zoom, pan: {
      x: cy.width() / 2 - zoom * (box.x1 + box.w / 2),
      y: cy.height() / 2 - zoom * (box.y1 + box.h / 2) } };
    if (still || first) cy.viewport(view);
    else cy.animate({ ...view, duration: 350 });
    first = false;
    focused = true;
    moved = false;
  }

  /* What is selected and its neighbours stand out and the rest recedes; between two that are selected
     the shortest path stands out as well. */
  function highlight(cy, selected, path) {
    cy.batch(() => {
      cy.elements(".dim, .near, .selected, .path").removeClass("dim near selected path");
      const marked = cy.collection(selected.map((id) => cy.getElementById(id))).filter((n) => n.nonempty());
      if (marked.empty()) return;
      const steps = cy.collection(path.map((id) => cy.getElementById(id)));
      const near = steps.nonempty() ? marked.union(steps) : marked.closedNeighborhood();
      cy.elements().not(near).addClass("dim");
      near.not(marked).addClass("near");
      marked.addClass("selected");
      steps.addClass("path");
      path.slice(1).forEach((id, i) => {
        cy.getElementById(id).edgesWith(cy.getElementById(path[i])).removeClass("dim").addClass("path");
      });
      marked.filter((n) => n.data("kind") !== "collaboration").forEach((n) => {
        if (marked.length > 1) return;
        /* of an actor also the fellow members and how they are tied, without names */
        const ties = near.nodes().not(n).connectedEdges();
        ties.union(ties.connectedNodes()).not(near).removeClass("dim");
      });
    });
  }

  /* The whole country on the map, elsewhere all that is shown. */
  function fit(cy) {
    const base = cy.scratch("_base");
    if (!base) return;
    cy.resize();
    const seen = new Set(cy.scratch("_shown").id);
    const places = base.id.map((_, i) => i);
    const towns = base.layout === "map" ? places.filter((i) => base.kind[i] === "municipality") : [];
    const drawn = places.filter((i) => seen.has(base.id[i]));
    const all = towns.length ? towns : drawn.length ? drawn : places;
    const [xs, ys] = [all.map((i) => base.x[i]), all.map((i) => base.y[i])];
    const box = { x1: Math.min(...xs), y1: Math.min(...ys) };
    box.w = Math.max(...xs) - box.x1;
    box.h = Math.max(...ys) - box.y1;
    if (!(box.w > 0) || cy.width() < 50) return;
    const pad = cy.width() < 480 ? 12 : 26;
    const side = base.layout === "columns" ? Math.min(236, cy.width() / 3) : pad;
    const zoom = Math.min((cy.width() - 2 * side) / box.w, (cy.height() - 2 * pad) / box.h);
    /* A zoom below the least allowed would be refused without a word. */
    cy.minZoom(Math.min(LEAST_ZOOM, zoom / 2));
    cy.viewport({ zoom: zoom, pan: {
      x: cy.width() / 2 - zoom * (box.x1 + box.w / 2),
      y: cy.height() / 2 - zoom * (box.y1 + box.h / 2) } });
    fitted = true;
    moved = false;
    focused = false;
    placeBorders(cy);
  }

  /* The picture got another size, by the window or by a view beside it: as much is seen as before,
     or, where a person moved it, the same middle. */
  function resize(cy) {
    const [width, height] = [cy.width(), cy.height()];
    const { clientWidth, clientHeight } = cy.container();
    const now = clientWidth + " " + clientHeight;
    /* A part of a pixel is no other size, and would be a picture made anew. */
    if (now === cy.scratch("_box")) return;
    keep(cy, { _box: now });
    cy.resize();
    if (!fitted || !moved) {
      const again = focused;
      fit(cy);
      if (again) { first = true; focus(cy); }
      rescale(cy);
    } else cy.panBy({ x: (cy.width() - width) / 2, y: (cy.height() - height) / 2 });
    placeBorders(cy);
  }

  function rescale(cy) {
    const zoom = cy.zoom();
    const { unit, look } = scaleOf(zoom);
    /* Only what differs is set: every datum set is a style worked out anew. */
    const anew = cy.scratch("_scaled") !== zoom + cy.scratch("_key");
    keep(cy, { _scaled: zoom + cy.scratch("_key") });
    cy.batch(() => {
      cy.nodes().forEach((n) => {
        if (n.hasClass("out") && !n.hasClass("gone")) return;
        const size = (n.scratch("_size") || 3) * unit;
        if (!anew && n.scratch("_drawn") === size) return;
        keep(n, { _drawn: size });
        if (n.hasClass("heading")) {
          const side = n.hasClass("left") ? -1 : 1;
          return n.data({ font: 1.15 * FONT / zoom, halo: 2.2 / zoom, margin: (side < 0 ? -84 : 12) / zoom });
        }
        n.data({ size: size, ...look });
      });
      if (anew) cy.edges().forEach((e) => { e.data("width", widthOf(e.data("weight"), unit) * verband.strengthOf(e)); });
    });
    nameNodes(cy, look.font * zoom);
  }

  /* Names where there is room, the largest municipality first; collaborations once zoomed in. */
  function nameNodes(cy, font) {
    const zoom = cy.zoom();
    const deep = zoom > 5 * REFERENCE;
    const crowded = zoom < 1.6 * REFERENCE;
    const taken = [];
    const selected = cy.nodes(".selected");
    const mine = cy.nodes(".mine").not(".out");
    const near = cy.nodes(".near");
    const live = cy.nodes().not(".heading");
    const fellows = live.filter((n) => !n.hasClass("dim") && !n.hasClass("out"));
    const candidates = selected.nonempty() ? near.union(fellows) : live.filter((n) => !n.hasClass("out") &&
      (deep || n.data("kind") !== "collaboration") && !(crowded && n.data("rank") > 45));
    const named = new Set();
    const order = (a, b) => a.data("rank") - b.data("rank");
    selected.union(mine.sort(order)).union(near.sort(order)).union(candidates.sort(order)).forEach((n) => {
      const p = n.position();
      const half = 0.29 * font * n.data("label").length + 5;
      const top = n.data("size") * zoom / 2;
      const x = p.x * zoom, y = p.y * zoom + top;
      const free = taken.every((o) => Math.abs(o.x - x) > o.half + half || Math.abs(o.y - y) > font * 1.5);
      if (!free) return;
      taken.push({ x: x, y: y, half: half });
      named.add(n.id());
    });
    cy.batch(() => live.forEach((n) => mark(n, "named", named.has(n.id()))));
  }

  function placeBorders(cy) {
    const group = document.querySelector("#borders g");
    if (!group) return;
    const pan = cy.pan();
    group.style.transform = "translate(" + pan.x + "px," + pan.y + "px) scale(" + cy.zoom() + ")";
  }

  /* Municipal areas in the colours given by code, the others plain. */
  let shades = {};
  function shadeAreas(given) {
    shades = given || {};
    document.querySelectorAll("#borders path").forEach((path) => {
      path.style.fill = shades[path.dataset.code] || "";
    });
  }

  function loadBorders(cy, address) {
    const holder = document.getElementById("borders");
    if (holder) holder.hidden = !address;
    if (!holder || !address || holder.dataset.src === address) return placeBorders(cy);
    holder.dataset.src = address;
    if (!outlines.has(address)) outlines.set(address, fetch(address).then((r) => r.json()).then(drawOutlines));
    outlines.get(address).then((svg) => {
      if (holder.dataset.src !== address) return;
      holder.replaceChildren(svg);
      placeBorders(cy);
      shadeAreas(shades);
    }, () => outlines.delete(address));
  }

  /* The borders by their address: what was drawn once is not drawn again. */
  const outlines = new Map();
  function drawOutlines(paths) {
    const NS = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(NS, "svg");
    svg.setAttribute("aria-hidden", "true");
    const group = document.createElementNS(NS, "g");
    Object.entries(paths).forEach(([code, d]) => {
      const path = document.createElementNS(NS, "path");
      path.setAttribute("d", d);
      path.setAttribute("fill-rule", "evenodd");
      path.dataset.code = code;
      group.appendChild(path);
    });
    svg.appendChild(group);
    return svg;
  }

  function wire(cy) {
    if (wired === cy) return;
    wired = cy;
    fitted = false;
    first = true;
    let later = 0;
    let lastZoom = cy.zoom();
    cy.on("viewport", () => {
      placeBorders(cy);
      if (cy.zoom() === lastZoom) return;
      lastZoom = cy.zoom();
      clearTimeout(later);
      later = setTimeout(() => rescale(cy), 70);
    });
    cy.on("tap", "node", (event) => {
      const key = event.originalEvent || {};
      tapped = verband.choose(event.target.id(), key.shiftKey || key.ctrlKey || key.metaKey);
      highlight(cy, tapped.split(",").filter(Boolean), []);
    });
    cy.on("tap", (event) => {
      if (event.target !== cy) return;
      verband.choose("");
      highlight(cy, [], []);
    });
    cy.on("mouseover", "node", (event) => showCard(event.target));
    cy.on("mouseout", "node", (event) => hideCard(event.target));
    const zoomBy = (factor) => { moved = true; cy.animate({
      zoom: { level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } },
      duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 160 }); };
    document.getElementById("zoom-in").onclick = () => zoomBy(1.6);
    document.getElementById("zoom-out").onclick = () => zoomBy(1 / 1.6);
    document.getElementById("zoom-all").onclick = () => { fit(cy); rescale(cy); };
    cy.on("dragpan scrollzoom pinchzoom", () => { moved = true; });
    new ResizeObserver(() => resize(cy)).observe(cy.container());
  }

  function showCard(node) {
    node.addClass("hovered");
    const card = document.getElementById("graph-card");
    const at = node.renderedPosition();
    card.textContent = "";
    const name = document.createElement("b");
    name.textContent = node.data("label");
    const more = document.createElement("span");
    more.textContent = node.scratch("_card");
    card.append(name, more);
    card.hidden = false;
    card.style.left = at.x + 12 + "px";
    card.style.top = at.y + 12 + "px";
    node.cy().container().style.cursor = "pointer";
  }

  function hideCard(node) {
    node.removeClass("hovered");
    document.getElementById("graph-card").hidden = true;
    node.cy().container().style.cursor = "";
  }
})();
