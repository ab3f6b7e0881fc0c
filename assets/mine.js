/* My municipality or region: kept in this browser when it is chosen, offered on the first page, and
   known to the server by the address alone. */
(function () {
  "use strict";
  const ns = (window.dash_clientside = window.dash_clientside || {});
  const verband = (ns.verband = ns.verband || {});
  const KEY = "verband-mine";
  /* Whether the line to come is of what was chosen here: an address of someone else's is not kept. */
  let chosen = false;

  const read = () => {
    try { return JSON.parse(localStorage.getItem(KEY)) || null; } catch { return null; }
  };
  const keep = (mine, name, label) => {
    try {
      if (mine) localStorage.setItem(KEY, JSON.stringify({ mine, name, label })); else localStorage.removeItem(KEY);
    } catch { /* it will be chosen again */ }
  };
  const put = (mine, name) => {
    const params = new URLSearchParams(location.search);
    [["mine", mine], ["mine_name", mine && name]].forEach(([key, text]) => {
      if (text) params.set(key, text); else params.delete(key);
    });
    return location.pathname + verband.compose(params);
  };

  /* What a control makes of the address: another choice of mine is to be kept; without
     municipalities there is no name. */
  verband.chooseMine = (params) => {
    const before = new URLSearchParams(location.search);
    if (!params.get("mine")) params.delete("mine_name");
    if (["mine", "mine_name"].every((name) => (before.get(name) || "") === (params.get(name) || ""))) return;
    chosen = Boolean(params.get("mine"));
    if (!chosen) keep("");
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-mine]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const { mine, mineName, mineLabel } = link.dataset;
    keep(mine, mineName, mineLabel);
    location.href = put(mine, mineName);
  }, true);

  /* A link to another page that was written without an address of its own carries it too; a
     snapshot is what is cited, and files and addresses for machines have none of it. */
  const ELSEWHERE = /^\/(api\/|snapshot\/)|\.[a-z]+$/;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='/']:not([download], [data-mine])");
    const now = new URLSearchParams(location.search);
    if (!link || !now.get("mine")) return;
    const to = new URL(link.href);
    if (ELSEWHERE.test(to.pathname) || to.searchParams.has("mine")) return;
    ["mine", "mine_name"].forEach((name) => { if (now.get(name)) to.searchParams.set(name, now.get(name)); });
    link.href = to.pathname + verband.compose(to.searchParams) + to.hash;
  }, true);

  new MutationObserver(() => {
    const line = document.querySelector(".mine-line");
    if (line && chosen) {
      chosen = false;
      keep(line.dataset.codes, line.dataset.name, line.dataset.label);
    }
    const offer = document.querySelector("a.mine-kept[hidden]");
    const kept = offer && read();
    if (!kept || !kept.mine) return;
    offer.textContent = offer.dataset.said.replace("%{name}", kept.label || kept.mine);
    offer.href = put(kept.mine, kept.name);
    Object.assign(offer.dataset, { mine: kept.mine, mineName: kept.name || "", mineLabel: kept.label || "" });
    offer.hidden = false;
  }).observe(document.body, { childList: true, subtree: true });
})();
