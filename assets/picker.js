/* What if: a node that is clicked on the map of the form goes into its field, or out of it again.
   It is done here and at once, so that of several clicks in a row none is lost. */
(function () {
  "use strict";
  const ns = (window.dash_clientside = window.dash_clientside || {});
  const verband = (ns.verband = ns.verband || {});
  const MAP = "step-map", PICKED = "step-picked";
  // As far from a dot a click is still one on it.
  const NEAR = 14;
  // What was clicked and is in no field yet: Dash may answer several clicks at once.
  let waiting = [], clicks = 0;

  /* The dot of a graph nearest to a point of the screen, by its place, or -1. */
  const find = (graph, x, y) => {
    const box = graph.getBoundingClientRect(), { xaxis, yaxis } = graph._fullLayout;
    let [best, nearest] = [-1, NEAR];
    graph._fullData[0].x.forEach((at, place) => {
      const away = Math.hypot(box.x + xaxis._offset + xaxis.l2p(at) - x,
        box.y + yaxis._offset + yaxis.l2p(graph._fullData[0].y[place]) - y);
      if (away < nearest) [best, nearest] = [place, away];
    });
    return best;
  };
  document.addEventListener("click", (event) => {
    const graph = event.target.closest(`#${MAP} .js-plotly-plot`);
    if (!graph || !graph._fullLayout) return;
    const place = find(graph, event.clientX, event.clientY);
    if (place < 0) return;
    const node = graph._fullData[0].customdata[place];
    const kind = graph._fullData[0].ids[place].split(":")[0];
    waiting.push({ node, kind });
    ns.set_props(PICKED, { data: ++clicks });
  }, true);

  /* The values of the fields after what was clicked: of one of several it comes or goes, of one it
     is another or none. What no field takes changes nothing. */
  verband.pickStep = function (_, values, figure) {
    // On other pages there are no fields.
    if (!figure || !values || !values.length) return (values || []).map(() => ns.no_update);
    const names = ns.callback_context.states_list[0].map((field) => field.id.name);
    const sorts = figure.layout.meta, now = [...values], picked = waiting;
    waiting = [];
    for (const { node, kind } of picked) {
      const wanted = kind === "municipality" ? ["town", "towns"] : ["group", "groups"];
      const place = names.findIndex((name) => wanted.includes(sorts[name]));
      if (place < 0) continue;
      const old = now[place];
      if (!sorts[names[place]].endsWith("s")) now[place] = old === node ? null : node;
      else now[place] = (old || []).includes(node) ? old.filter((one) => one !== node) : [...(old || []), node];
    }
    return now.map((value, place) => value === values[place] ? ns.no_update : value);
  };

  /* The map with what is chosen in the fields standing out. */
  verband.markSteps = function (values, figure) {
    if (!figure || !values || !values.length) return ns.no_update;
    const chosen = new Set(values.flat().filter(Boolean)), dots = figure.data[0];
    const places = dots.customdata.flatMap((node, place) => chosen.has(node) ? [place] : []);
    if (JSON.stringify(places) === JSON.stringify(dots.selectedpoints)) return ns.no_update;
    return { ...figure, data: [{ ...dots, selectedpoints: places }] };
  };
})();
