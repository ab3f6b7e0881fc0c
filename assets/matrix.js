/* The matrices: what a square says when pointed at, and what a click on one chooses. */
(function () {
  "use strict";
  const ns = (window.dash_clientside = window.dash_clientside || {});
  const verband = (ns.verband = ns.verband || {});

  /* Of the square of the matrix that is pointed at or tapped: which two, how much they share. */
  verband.sayPair = function (hovered, clicked, figure) {
    const NO = ns.no_update;
    const tapped = ns.callback_context.triggered[0].prop_id.endsWith("clickData");
    const pointed = tapped ? clicked : hovered;
    if (!pointed) return [false, NO, NO, NO];
    const { x, y, z, bbox } = pointed.points[0];
    const { names, said } = figure.layout.meta;
    const places = figure.data[0].x;
    const [first, second] = [names[places.indexOf(y)], names[places.indexOf(x)]];
    const text = x === y ? first : first + " – " + second + ": " + said[z];
    const middle = document.getElementById("overlap-matrix").clientWidth / 2;
    return [true, bbox, bbox.x0 > middle ? "left" : "right", text];
  };

  /* A square of the matrix: its row alone, with shift beside what was selected; twice its column. */
  verband.chooseSquare = function (clicked, figure) {
    if (!clicked) return ns.no_update;
    const { x, y, pointIndex, pointNumber } = clicked.points[0];
    const at = pointIndex || pointNumber;
    const { rows, columns } = figure.layout.meta;
    const [row, column] = Array.isArray(at) ? [rows[at[0]], columns[at[1]]]
      : [rows[figure.data[0].y.indexOf(y)], columns[figure.data[0].x.indexOf(x)]];
    const before = verband.listSelected();
    verband.choose(before.includes(row) && before.length === 1 && row !== column ? column : row);
    return null;
  };
})();
