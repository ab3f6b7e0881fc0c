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

  verband.choose = function (id) {
    const params = new URLSearchParams(location.search);
    if ((params.get("select") || "") === id) return;
    if (id) params.set("select", id); else params.delete("select");
    if (!document.getElementById("workspace")) { location.href = "/" + compose(params); return; }
    ns.set_props("location", { search: compose(params) });
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
      if (text && text !== input.id.usual) params.set(input.id.name, text); else params.delete(input.id.name);
    });
    const next = compose(params);
    return next === compose(new URLSearchParams(location.search)) ? ns.no_update : next;
  };

  verband.sync = function (search, date, domain, form, province, view, listing, rows, reset, latest) {
    const NO = ns.no_update;
    const triggered = ns.callback_context.triggered.map((t) => t.prop_id);
    const params = new URLSearchParams(search || "");
    const fromUrl = triggered.some((t) => t.startsWith("location."));
    if (fromUrl) {
      const shown = params.get("view") || "map";
      const wanted = params.get("list") || "municipality";
      const on = params.get("date") || latest;
      return [NO,
        date === on ? NO : on,
        same(domain, list(params, "domain")) ? NO : list(params, "domain"),
        same(form, list(params, "form")) ? NO : list(params, "form"),
        same(province, list(params, "province")) ? NO : list(params, "province"),
        view === shown ? NO : shown,
        listing === wanted ? NO : wanted,
        "workspace show-" + shown];
    }
    const put = (name, value) => (value ? params.set(name, value) : params.delete(name));
    if (triggered.some((t) => t.startsWith("filter-reset."))) {
      if (!reset) return Array(8).fill(NO);
      ["date", "domain", "form", "power", "obligation", "kind", "province", "cross_border", "least"]
        .forEach((name) => params.delete(name));
    } else if (triggered.some((t) => t.startsWith("table."))) {
      if (rows && !Array.isArray(rows)) return Array(8).fill(NO);
      if (!rows || !rows.length) return Array(8).fill(NO);
      put("select", rows[0].id);
    } else {
      put("date", date === latest ? "" : date);
      put("domain", [...(domain || [])].sort().join(","));
      put("form", ["OL", "GO", "BVO", "RZM"].filter((f) => (form || []).includes(f)).join(","));
      put("province", [...(province || [])].sort().join(","));
      put("view", view === "map" ? "" : view);
      put("list", listing === "municipality" ? "" : listing);
    }
    const next = compose(params);
    const now = new URLSearchParams(search || "");
    if (next === compose(now)) return Array(8).fill(NO);
    return [next, NO, NO, NO, NO, NO, NO, "workspace show-" + (params.get("view") || "map")];
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

  document.addEventListener("click", (event) => {
    if (event.target.id === "filters-toggle") {
      document.getElementById("filters").classList.toggle("open");
    }
    if (event.target.id === "language") {
      /* keep the present state when switching language */
      const params = new URLSearchParams(location.search);
      if (event.target.lang === "en") params.set("lang", "en"); else params.delete("lang");
      event.target.href = compose(params) || "/";
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      const box = document.getElementById("search");
      if (box) { event.preventDefault(); box.focus(); }
    }
  });
  document.documentElement.lang = new URLSearchParams(location.search).get("lang") || "nl";
})();
