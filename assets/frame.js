/* The frame of every page: title, language, drawer of filters, hint, keys. */
(function () {
  "use strict";
  const ns = (window.dash_clientside = window.dash_clientside || {});
  const verband = (ns.verband = ns.verband || {});

  /* A page is made after its address is read: go to the block that the address names, once. */
  verband.arrive = function () {
    if (verband.arrived) return;
    verband.arrived = true;
    requestAnimationFrame(() => {
      const block = location.hash && document.getElementById(location.hash.slice(1));
      if (block) block.scrollIntoView();
    });
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

  /* How high the header is, for what stays below it. */
  const measureHeader = new ResizeObserver((entries) => entries.forEach((entry) =>
    document.documentElement.style.setProperty("--header", entry.target.offsetHeight + "px")));
  let header = null;
  new MutationObserver(() => {
    const now = document.querySelector(".header");
    if (now && now !== header) { header = now; measureHeader.disconnect(); measureHeader.observe(now); }
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
      ns.set_props("location", { search: verband.compose(params) });
    }
    if (event.target.closest(".languages a")) {
      /* keep the present state when switching language, and remember the choice */
      document.cookie = "lang=" + event.target.lang + "; path=/; max-age=31536000; SameSite=Lax";
      const params = new URLSearchParams(location.search);
      const wanted = new URL(event.target.href).searchParams.get("lang");
      if (wanted) params.set("lang", wanted); else params.delete("lang");
      event.target.href = verband.compose(params) || "/";
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
})();
