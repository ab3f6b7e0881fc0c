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

  const grid = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  grid.verbandTheme = { fontFamily: "inherit", fontSize: 13, borderColor: "#e3e6ea",
    headerBackgroundColor: "#ffffff", oddRowBackgroundColor: "#ffffff", foregroundColor: "#1d2733",
    selectedRowBackgroundColor: "#e4eef5", spacing: 6, wrapperBorderRadius: 4, headerFontWeight: 600 };
  grid.verbandNumber = (value, language, digits) =>
    value === null || value === undefined ? "" : new Intl.NumberFormat(language,
      { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

  /* A cell that leads to its row's own address. */
  const components = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  components.VerbandLink = (props) => (props.data && props.data.link
    ? window.React.createElement("a", { href: props.data.link }, props.value) : props.value);

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
