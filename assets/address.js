/* The URL is the state. Controls write it, the back button and links change it, and the controls
   follow it; one callback does both so that neither chases the other. */
(function () {
  "use strict";
  const ns = (window.dash_clientside = window.dash_clientside || {});
  const verband = (ns.verband = ns.verband || {});
  /* What the server says of addresses: the order of filters and of the parameters of pages, how
     many nodes can be selected, and of Explore which views there are, and how many at most stand
     side by side. */
  const told = (id) => document.getElementById(id).dataset;
  const filters = () => told("page").filters.split(",");

  /* As the server writes it: the filters, then how it is looked at, the language last. */
  const compose = (params) => {
    const order = [...filters(), ...told("page").parameters.split(",")];
    const others = [...params.keys()].filter((name) => !order.includes(name));
    const parts = [...new Set([...order, ...others])].filter((name) => params.get(name))
      .flatMap((name) => params.getAll(name).map((text) => name + "=" + encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%20", "+")));
    return parts.length ? "?" + parts.join("&") : "";
  };
  const list = (params, name) => (params.get(name) || "").split(",").filter(Boolean);
  verband.compose = compose;
  verband.listSelected = () => list(new URLSearchParams(location.search), "select");
  const same = (a, b) => JSON.stringify([...(a || [])].sort()) === JSON.stringify([...(b || [])].sort());

  /* Choose a node; with `more` beside what is selected, or no longer when it was. */
  verband.choose = function (id, more) {
    // What was wrong in an address does not go on to the next; the menu holds what was right.
    const kept = document.querySelector("main.wrong") && document.querySelector("nav.pages");
    const params = new URLSearchParams(kept ? kept.dataset.made : location.search);
    const before = list(params, "select");
    const selected = !id ? [] : !more ? [id]
      : before.includes(id) ? before.filter((other) => other !== id) : [...before, id].slice(-told("page").mostSelected);
    const now = selected.join(",");
    if (now === before.join(",")) return now;
    if (selected.length) params.set("select", selected.join(",")); else params.delete("select");
    if (document.getElementById("workspace")) ns.set_props("location", { search: compose(params) });
    else location.href = "/" + compose(params);
    return now;
  };

  /* Show the network of one domain or task. */
  verband.filterBy = function (name, id) {
    const params = new URLSearchParams(location.search);
    params.set(name, id);
    if (document.getElementById("workspace")) ns.set_props("location", { search: compose(params) });
    else location.href = "/" + compose(new URLSearchParams([...params].filter(([each]) => [...filters(), "data", "lang"].includes(each))));
  };

  /* Choose a date; the last of the data is left out. */
  verband.chooseDate = function (date, last) {
    const params = new URLSearchParams(location.search);
    if (date === last) params.delete("date"); else params.set("date", date);
    ns.set_props("location", { search: compose(params) });
  };

  /* A link was made for an address, `data-made` of what it stands in, that may have changed since:
     what it would have changed there is changed in the present address. */
  const MINE = ["mine", "mine_name"];
  const carry = (made, next, elsewhere, kept) => {
    const now = new URLSearchParams(location.search);
    if (elsewhere) [...now.keys()].filter((name) => ![...filters(), ...kept].includes(name) && !next.has(name)).forEach((name) => now.delete(name));
    for (const name of new Set([...made.keys(), ...next.keys()])) {
      const [old, wanted] = [list(made, name), list(next, name)];
      if (old.join() === wanted.join()) continue;
      const fewer = wanted.every((one) => old.includes(one));
      now.set(name, (fewer ? list(now, name).filter((one) => wanted.includes(one) || !old.includes(one))
        : wanted).join(","));
    }
    return compose(now);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-made] :is(a[href^='/'], a[href^='?'])");
    const made = link && new URLSearchParams(link.closest("[data-made]").dataset.made);
    if (!link || compose(made) === compose(new URLSearchParams(location.search))) return;
    const to = new URL(link.href);
    const here = to.pathname === location.pathname && document.getElementById("workspace");
    const search = carry(made, to.searchParams, !here, link.closest(".pages, .brand-place") ? ["select", "data", ...MINE] : MINE);
    if (here && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      event.stopPropagation();
      return ns.set_props("location", { search });
    }
    const before = link.getAttribute("href");
    link.href = to.pathname + search + to.hash;
    setTimeout(() => link.setAttribute("href", before));
  }, true);

  verband.chooseDot = function (clicked) {
    if (!clicked) return ns.no_update;
    verband.choose(String(clicked.points[0].customdata));
    return null;
  };

  /* A file that was chosen is kept while the page is open; of one that is too large, enough of it
     to be refused. */
  verband.keepFile = function (contents, name) {
    if (!contents) return ns.no_update;
    const content = contents.slice(contents.indexOf(",") + 1).slice(0, 1340000);
    return { name, content: contents.includes(",") ? content : "" };
  };

  /* A row of the table is selected by a person when it comes as rows, by the address when as ids. */
  verband.chooseRow = function (rows) {
    if (Array.isArray(rows) && rows.length) verband.choose(String(rows[0].id));
    return ns.no_update;
  };

  verband.pick = function (value) {
    if (!value) return ns.no_update;
    const [id, kind] = value.split("|");
    if (kind === "theme" || kind === "domain") verband.filterBy(kind, id); else verband.choose(id);
    return null;
  };

  /* Pages made anew from their address: put what their controls say into it. */
  verband.put = function () {
    verband.count();
    const params = new URLSearchParams(location.search);
    ns.callback_context.inputs_list[0].forEach((input) => {
      const text = input.value === null || input.value === undefined ? "" : String(input.value);
      if (text && text !== input.id.default) params.set(input.id.name, text); else params.delete(input.id.name);
    });
    verband.chooseMine(params);
    const next = compose(params);
    return next === compose(new URLSearchParams(location.search)) ? ns.no_update : next;
  };

  /* Explore: controls write the address, and follow it when it changes otherwise. A control is
     {name, default, many}; the value of `many` is a list, in the address with commas between. */
  verband.sync = function (search, values, reset) {
    const NO = ns.no_update;
    const triggered = ns.callback_context.triggered.map((t) => t.prop_id);
    const changed = triggered.filter((t) => t.startsWith("{"))
      .map((t) => JSON.parse(t.slice(0, t.lastIndexOf("."))).name);
    const controls = ns.callback_context.inputs_list[1];
    const params = new URLSearchParams(search || "");
    const still = controls.map(() => NO);
    const looks = () => "workspace " + (params.get("embed") ? "embedded " : "") + views(params.get("view")).map((v) => "show-" + v).join(" ");
    const follow = () => controls.map((c, i) => {
      const text = params.get(c.id.name) || c.id.default;
      if (c.id.many === "yes") {
        const wanted = text.split(",").filter(Boolean);
        return same(values[i], wanted) ? NO : wanted;
      }
      return String(values[i] === null ? "" : values[i]) === text ? NO : text;
    });
    const followed = triggered.some((t) => t.startsWith("location."));
    if (followed && !changed.length) return [NO, follow(), looks()];
    if (triggered.some((t) => t.startsWith("filter-reset."))) {
      if (!reset) return [NO, still, NO];
      filters().forEach((name) => params.delete(name));
    } else {
      /* Only what was changed: the others may not have followed the address yet. */
      controls.forEach((c, i) => {
        if (!changed.includes(c.id.name)) return;
        let text = values[i] === null || values[i] === undefined ? "" : values[i];
        if (c.id.name === "view") text = views(text.join(","));
        if (c.id.many === "yes") text = (c.id.name === "view" ? text : [...text].sort()).join(",");
        text = String(text);
        if (text && text !== c.id.default) params.set(c.id.name, text); else params.delete(c.id.name);
      });
    }
    const next = compose(params);
    /* One view too many, or none, is put right in the control itself. */
    const shown = views(params.get("view"));
    const said = followed ? follow() : controls.map((c, i) =>
      c.id.name === "view" && changed.includes("view") && !same(values[i], shown) ? shown : NO);
    return [next === compose(new URLSearchParams(search || "")) ? NO : next, said, looks()];
  };

  /* The views asked for, or the first; one too many takes the place of the one shown longest. */
  const views = (text) => {
    const { views, mostViews } = told("workspace");
    const known = views.split(",");
    const given = (text || "").split(",").filter((v) => known.includes(v)).slice(-mostViews);
    return given.length ? known.filter((v) => given.includes(v)) : known.slice(0, 1);
  };

  /* Mantine: the server already found what fits; keep its order. */
  const functions = (window.dashMantineFunctions = window.dashMantineFunctions || {});
  functions.keepAll = ({ options }) => options;
})();
