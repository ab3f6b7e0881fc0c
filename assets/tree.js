/* The tree of nesting: how one of its lines looks. */
(function () {
  "use strict";
  const functions = (window.dashMantineFunctions = window.dashMantineFunctions || {});

  /* A line of the tree: how many members, which collaborations, how many lie within. The tree does
     not say by itself whether a line is open. */
  functions.nestingNode = ({ node, expanded, hasChildren, elementProps }, options) => {
    const h = window.React.createElement;
    const { size, collaborations, said, saidWithin, alsoIn } = node.nodeProps;
    const mark = (line) => line && hasChildren && line.parentNode.setAttribute("aria-expanded", expanded);
    const stop = (event) => event.stopPropagation();
    const link = (one) => h("a", { key: one.id, className: "option", title: one.domain, onClick: stop,
      href: options.to + encodeURIComponent(one.id) },
      h("i", { className: "swatch", style: { backgroundColor: one.colour } }), h("span", null, one.name));
    return h("div", { ...elementProps, ref: mark, className: elementProps.className + " node" },
      h("i", { className: "twist", "aria-hidden": true }, hasChildren ? (expanded ? "▾" : "▸") : ""),
      h("b", { title: said }, size),
      h("span", { className: "run" }, collaborations.map(link), alsoIn && h("small", null, alsoIn)),
      hasChildren && h("small", null, saidWithin));
  };
})();
