/* What came and went between two drawings that differ in their date alone: nodes stay where they
   are, what came stands out, and what went stays, dashed, until the next drawing. */
(function () {
  "use strict";
  const ns = (window.dash_clientside = window.dash_clientside || {});
  const verband = (ns.verband = ns.verband || {});

  const without = (query, ...names) => {
    const params = new URLSearchParams(query);
    names.forEach((name) => params.delete(name));
    return params.toString();
  };
  const alike = (a, b, ...names) => without(a.query, ...names) === without(b.query, ...names);
  /* Whether two drawings are of one network at two dates, or at the same. */
  verband.isStep = (last, shown) => Boolean(last) && last.date !== shown.date && alike(last, shown, "date");
  verband.isSame = (last, shown) => Boolean(last) && last.date === shown.date && alike(last, shown, "date", "select");

  /* Nodes and ties that are seen, by id, but for those that went before. */
  verband.listSeen = function (cy) {
    const seen = new Set();
    cy.nodes().forEach((n) => { if (!n.hasClass("out") && !n.hasClass("gone") && !n.hasClass("heading")) seen.add(n.id()); });
    cy.edges().forEach((e) => {
      if (!e.hasClass("gone") && seen.has(e.data("source")) && seen.has(e.data("target"))) seen.add(e.id());
    });
    return seen;
  };

  /* How many times as wide a tie is that came or went. */
  const STRONG = 2.6;
  verband.strengthOf = (edge) => edge.hasClass("came") || edge.hasClass("gone") ? STRONG : 1;
  const widen = (edges, times) => edges.forEach((e) => { e.data("width", e.data("width") * times); });

  /* Nothing stands out any more, and what went is away. */
  verband.unmark = function (cy) {
    cy.batch(() => {
      cy.elements(".gone").filter((e) => e.scratch("_ghost")).remove();
      const marked = cy.elements(".came, .gone");
      widen(marked.edges(), 1 / STRONG);
      marked.removeClass("came gone");
    });
  };

  const MODES = /\b(collaboration|municipality|other|joint|d\w+)\b/g;
  const modesOf = (classes) => (classes.match(MODES) || []).join(" ");
  function update(there, wanted) {
    const data = Object.fromEntries(["label", "kind", "rank", "weight", "width"]
      .filter((name) => name in wanted.data && there.data(name) !== wanted.data[name]).map((name) => [name, wanted.data[name]]));
    if (Object.keys(data).length) there.data(data);
    const [old, now] = [modesOf(there.classes().join(" ")), modesOf(wanted.classes)];
    if (old !== now) there.removeClass(old).addClass(now);
    if (!wanted.position) return;
    const at = there.position();
    if (at.x !== wanted.position.x || at.y !== wanted.position.y) there.position(wanted.position);
  }

  /* Put elements in place of those that there are: what is in both stays, and of what is no longer
     there, what was seen. */
  verband.replaceElements = function (cy, elements, seen) {
    const ids = new Set(elements.map((e) => e.data.id));
    const fresh = [];
    cy.batch(() => {
      const gone = cy.elements().filter((e) => !ids.has(e.id()));
      gone.filter((e) => !seen.has(e.id())).remove();
      gone.filter((e) => e.inside()).forEach((e) => { verband.keep(e, { _ghost: true }); e.addClass("gone"); });
      elements.forEach((wanted) => {
        const there = cy.getElementById(wanted.data.id);
        if (there.empty()) fresh.push(wanted); else update(there, wanted);
      });
    });
    cy.add(fresh);
  };

  /* Mark what came and what went since what was seen before; how many ties that is. */
  verband.markChanges = function (cy, before) {
    const now = verband.listSeen(cy);
    const counts = { came: 0, went: 0 };
    cy.batch(() => cy.elements().forEach((e) => {
      const [was, is] = [before.has(e.id()), now.has(e.id())];
      if (was === is) return;
      const already = verband.strengthOf(e) > 1;
      e.addClass(is ? "came" : "gone");
      if (!e.isEdge()) return;
      counts[is ? "came" : "went"] += 1;
      if (!already) widen(e, STRONG);
    }));
    return counts;
  };

  /* A picture that is taken along is of one date. */
  verband.withoutMarks = function (cy, draw) {
    const [came, gone] = [cy.elements(".came"), cy.elements(".gone")];
    came.removeClass("came");
    gone.removeClass("gone");
    const wide = came.union(gone).edges();
    widen(wide, 1 / STRONG);
    const ghosts = cy.edges().filter((e) => e.scratch("_ghost"));
    ghosts.addClass("out");
    try { return draw(); } finally {
      ghosts.removeClass("out");
      widen(wide, STRONG);
      came.addClass("came");
      gone.addClass("gone");
    }
  };
})();
