/* The URL is the state. Controls write it, the back button and links change it, and the controls
   follow it; one callback does both so that neither chases the other. */
(function () {
  "use strict";
  const ns = (window.dash_clientside = window.dash_clientside || {});
  const verband = (ns.verband = ns.verband || {});
  const ORDER = ["date", "domain", "form", "power", "obligation", "kind", "province", "cross_border",
    "least"];

  /* The filters first, in their order; then how it is looked at, as it comes; the language last. */
  const compose = (params) => {
    const others = [...params.keys()].filter((name) => !ORDER.includes(name) && name !== "lang");
    const parts = [...ORDER, ...new Set(others), "lang"].filter((name) => params.get(name))
      .map((name) => name + "=" + encodeURIComponent(params.get(name)).replaceAll("%2C", ","));
    return parts.length ? "?" + parts.join("&") : "";
  };
  const list = (params, name) => (params.get(name) || "").split(",").filter(Boolean);
  const same = (a, b) => JSON.stringify([...(a || [])].sort()) === JSON.stringify([...(b || [])].sort());

  /* Choose a node; with `more` beside what is chosen, or no longer when it was. */
  verband.choose = function (id, more) {
    const params = new URLSearchParams(location.search);
    const before = list(params, "select");
    const chosen = !id ? [] : !more ? [id]
      : before.includes(id) ? before.filter((other) => other !== id) : [...before, id].slice(-12);
    const now = chosen.join(",");
    if (now === before.join(",")) return now;
    if (chosen.length) params.set("select", chosen.join(",")); else params.delete("select");
    if (document.getElementById("workspace")) ns.set_props("location", { search: compose(params) });
    else location.href = "/" + compose(params);
    return now;
  };

  verband.chooseDot = function (clicked) {
    if (!clicked) return ns.no_update;
    verband.choose(String(clicked.points[0].customdata));
    return null;
  };

  /* Of the square of the matrix that is pointed at or tapped: which two, how much they share. */
  verband.sayPair = function (hovered, clicked, figure) {
    const NO = ns.no_update;
    const tapped = ns.callback_context.triggered[0].prop_id.endsWith("clickData");
    const pointed = tapped ? clicked : hovered;
    if (!pointed) return [false, NO, NO, NO];
    const { x, y, z, bbox } = pointed.points[0];
    const { names, none, one, many } = figure.layout.meta;
    const places = figure.data[0].x;
    const [first, second] = [names[places.indexOf(y)], names[places.indexOf(x)]];
    const much = (z > 1 ? many : z === 1 ? one : none).replace("{n}", z);
    const text = x === y ? first : first + " – " + second + ": " + much;
    const middle = document.getElementById("overlap-matrix").clientWidth / 2;
    return [true, bbox, bbox.x0 > middle ? "left" : "right", text];
  };

  /* A page is made after its address is read: go to the block that the address names, once. */
  verband.arrive = function () {
    if (verband.arrived) return;
    verband.arrived = true;
    requestAnimationFrame(() => {
      const block = location.hash && document.getElementById(location.hash.slice(1));
      if (block) block.scrollIntoView();
    });
  };

  /* A file that was chosen is kept while the page is open; of one that is too large, enough of it
     to be refused. */
  verband.keepFile = function (contents, name) {
    if (!contents) return ns.no_update;
    const content = contents.slice(contents.indexOf(",") + 1).slice(0, 1340000);
    return { name, content: contents.includes(",") ? content : "" };
  };

  /* A square of the matrix: its row alone, with shift beside what was chosen; twice its column. */
  verband.chooseSquare = function (clicked, figure) {
    if (!clicked) return ns.no_update;
    const { x, y, pointIndex, pointNumber } = clicked.points[0];
    const at = pointIndex || pointNumber;
    const { rows, columns } = figure.layout.meta;
    const [row, column] = Array.isArray(at) ? [rows[at[0]], columns[at[1]]]
      : [rows[figure.data[0].y.indexOf(y)], columns[figure.data[0].x.indexOf(x)]];
    const before = list(new URLSearchParams(location.search), "select");
    verband.choose(before.includes(row) && before.length === 1 && row !== column ? column : row);
    return null;
  };

  /* A row of the table is selected by a person when it comes as rows, by the address when as ids. */
  verband.chooseRow = function (rows) {
    if (Array.isArray(rows) && rows.length) verband.choose(String(rows[0].id));
    return ns.no_update;
  };

  verband.pick = function (value) {
    if (!value) return ns.no_update;
    verband.choose(value.split("|")[0]);
    return null;
  };

  /* Pages made anew from their address: put what their controls say into it. */
  verband.put = function () {
    const params = new URLSearchParams(location.search);
    ns.callback_context.inputs_list[0].forEach((input) => {
      const text = input.value === null || input.value === undefined ? "" : String(input.value);
      if (text && text !== input.id.default) params.set(input.id.name, text); else params.delete(input.id.name);
    });
    const next = compose(params);
    return next === compose(new URLSearchParams(location.search)) ? ns.no_update : next;
  };

  /* Explore: controls write the address, and follow it when it changes otherwise. A control is
     {name, default, many}; the value of `many` is a list, in the address with commas between. */
  verband.sync = function (search, values, reset) {
    const NO = ns.no_update;
    const triggered = ns.callback_context.triggered.map((t) => t.prop_id);
    const controls = ns.callback_context.inputs_list[1];
    const params = new URLSearchParams(search || "");
    const still = controls.map(() => NO);
    const looks = () => "workspace " + (params.get("embed") ? "embedded " : "") + views(params.get("view")).map((v) => "show-" + v).join(" ");
    if (triggered.some((t) => t.startsWith("location."))) {
      return [NO, controls.map((c, i) => {
        const text = params.get(c.id.name) || c.id.default;
        if (c.id.many === "yes") {
          const wanted = text.split(",").filter(Boolean);
          return same(values[i], wanted) ? NO : wanted;
        }
        return String(values[i] === null ? "" : values[i]) === text ? NO : text;
      }), looks()];
    }
    if (triggered.some((t) => t.startsWith("filter-reset."))) {
      if (!reset) return [NO, still, NO];
      ORDER.forEach((name) => params.delete(name));
    } else {
      controls.forEach((c, i) => {
        let text = values[i] === null || values[i] === undefined ? "" : values[i];
        if (c.id.name === "view") text = views(text.join(","));
        if (c.id.many === "yes") text = (c.id.name === "view" ? text : [...text].sort()).join(",");
        text = String(text);
        if (text && text !== c.id.default) params.set(c.id.name, text); else params.delete(c.id.name);
      });
    }
    const next = compose(params);
    if (next === compose(new URLSearchParams(search || ""))) return [NO, still, NO];
    return [next, still, looks()];
  };

  /* One or two of the views; a third takes the place of the one shown longest. */
  const VIEWS = ["map", "matrix", "table"];
  const views = (text) => {
    const given = (text || "map").split(",").filter((v) => VIEWS.includes(v)).slice(-2);
    return given.length ? VIEWS.filter((v) => given.includes(v)) : ["map"];
  };

  /* Mantine: the server already found what fits; keep its order. */
  const functions = (window.dashMantineFunctions = window.dashMantineFunctions || {});
  functions.keepAll = ({ options }) => options;

  /* A line of the tree: how many members, which collaborations, how many lie within. The tree does
     not say by itself whether a line is open. */
  functions.nestingNode = ({ node, expanded, hasChildren, elementProps }, said) => {
    const h = window.React.createElement;
    const { size, collaborations, within } = node.nodeProps;
    const mark = (line) => line && hasChildren && line.parentNode.setAttribute("aria-expanded", expanded);
    const stop = (event) => event.stopPropagation();
    const link = (one) => h("a", { key: one.id, className: "option", title: one.domain, onClick: stop,
      href: said.to + encodeURIComponent(one.id) },
      h("i", { className: "swatch", style: { backgroundColor: one.colour } }), h("span", null, one.name));
    return h("div", { ...elementProps, ref: mark, className: elementProps.className + " node" },
      h("i", { className: "twist", "aria-hidden": true }, hasChildren ? (expanded ? "▾" : "▸") : ""),
      h("b", { title: (size === 1 ? said.one : said.many).replace("{n}", size) }, size),
      h("span", { className: "run" }, collaborations.map(link)),
      hasChildren && h("small", null, said.within.replace("{n}", within)));
  };

  const grid = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  grid.verbandTheme = { fontFamily: "inherit", fontSize: 13, borderColor: "#e3e6ea",
    headerBackgroundColor: "#ffffff", oddRowBackgroundColor: "#ffffff", foregroundColor: "#1d2733",
    selectedRowBackgroundColor: "#e4eef5", spacing: 6, wrapperBorderRadius: 4, headerFontWeight: 600 };
  grid.verbandLeave = () => false;
  grid.verbandNumber = (value, language, digits) =>
    value === null || value === undefined ? "" : new Intl.NumberFormat(language,
      { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

  /* A cell that leads to its row's own address, or to its node: `to` and the id in column `id`. */
  const components = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  components.VerbandLink = (props) => {
    const row = props.data || {};
    const href = props.to && row[props.id] ? props.to + encodeURIComponent(row[props.id]) : row.link;
    return href ? window.React.createElement("a", { href }, props.value) : props.value;
  };

  /* On a small screen the filters are a drawer. */
  const openFilters = (open) => {
    const drawer = document.getElementById("filters");
    const button = document.getElementById("filters-toggle");
    if (!drawer) return;
    drawer.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
    if (open) drawer.querySelector("a, input, button").focus(); else button.focus();
  };

  /* The hint of a first visit, until it is closed; the legend folded on a small screen. */
  new MutationObserver(() => {
    const hint = document.getElementById("hint");
    let seen = "seen";
    try { seen = localStorage.getItem("verband-hint"); } catch { /* no storage, no hint */ }
    if (hint && !seen && !hint.dataset.shown) { hint.hidden = false; hint.dataset.shown = "1"; }
    const key = document.querySelector("#legend details:not([data-met])");
    if (key) { key.dataset.met = "1"; if (innerWidth < 800) key.open = false; }
    const heading = document.querySelector("main h1");
    const title = heading ? heading.textContent + " – Verband" : document.title;
    if (document.title !== title) document.title = title;
  }).observe(document.body, { childList: true, subtree: true });

  document.addEventListener("click", (event) => {
    if (event.target.id === "filters-toggle") openFilters(true);
    if (event.target.id === "filters-close" || event.target.id === "filters-shade") openFilters(false);
    if (event.target.id === "hint-close") {
      document.getElementById("hint").hidden = true;
      try { localStorage.setItem("verband-hint", "seen"); } catch { /* it will be shown again */ }
    }
    if (event.target.id === "as-table") {
      const params = new URLSearchParams(location.search);
      params.set("view", "table");
      ns.set_props("location", { search: compose(params) });
    }
    if (event.target.id === "language") {
      /* keep the present state when switching language, and remember the choice */
      document.cookie = "lang=" + event.target.lang + "; path=/; max-age=31536000; SameSite=Lax";
      const params = new URLSearchParams(location.search);
      if (event.target.lang === "en") params.set("lang", "en"); else params.delete("lang");
      event.target.href = compose(params) || "/";
    }
  });
  document.addEventListener("keydown", (event) => {
    const drawer = document.getElementById("filters");
    if (event.key === "Escape" && drawer && drawer.classList.contains("open")) openFilters(false);
    if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      const box = document.getElementById("search");
      if (box) { event.preventDefault(); box.focus(); }
    }
  });
  document.documentElement.lang = new URLSearchParams(location.search).get("lang") || "nl";
})();
