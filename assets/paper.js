/* What a page needs on paper that the screen shows otherwise: put there before it is printed, and
   taken away after. Tables to scroll become plain ones, what is folded unfolds, charts take the
   width there is, and Explore's canvas becomes its picture. */
(function () {
  "use strict";
  const ns = (window.dash_clientside = window.dash_clientside || {});
  const verband = (ns.verband = ns.verband || {});
  /* How many rows, lines or names of one list are printed. */
  const MOST = 100;
  let undo = [];

  const each = (where, act) => document.querySelectorAll(where).forEach(act);
  const make = (tag, text, look) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (look) made.className = look;
    return made;
  };
  const keep = (part) => { undo.push(() => part.remove()); return part; };
  const say = (name, values) => Object.entries(values).reduce((text, [key, value]) => text.replace(`%{${key}}`,
    typeof value === "number" ? new Intl.NumberFormat(document.documentElement.lang).format(value) : value),
    document.getElementById("foot").dataset[name]);
  const address = () => location.origin + location.pathname + location.search;

  /* A table to scroll, as a table: the rows of the page it is at, in their order. */
  function writeGrid(grid) {
    const holder = grid.closest("[id]");
    const api = window.dash_ag_grid?.getApi(holder.id);
    if (!api || !grid.offsetParent) return;
    const all = api.getDisplayedRowCount();
    const size = api.getGridOption("pagination") ? api.paginationGetPageSize() : all;
    const first = size * (api.getGridOption("pagination") ? api.paginationGetCurrentPage() : 0);
    const last = Math.min(first + Math.min(size, MOST), all);
    const columns = api.getAllDisplayedColumns();
    const look = (column) => column.getColDef().type === "rightAligned" ? "number" : "";
    const table = make("table", undefined, columns.length > 9 ? "grid-rows many-columns" : "grid-rows");
    const head = table.createTHead().insertRow();
    columns.forEach((column) => head.append(make("th", nameColumn(api, column), look(column))));
    const body = table.createTBody();
    for (let at = first; at < last; at++) {
      const row = body.insertRow();
      const rowNode = api.getDisplayedRowAtIndex(at);
      if (rowNode.data?.mine) row.className = "mine";
      columns.forEach((column) => row.append(make("td",
        api.getCellValue({ rowNode, colKey: column, useFormatter: true }) ?? "", look(column))));
    }
    const box = keep(make("div", undefined, "on-paper plain"));
    if (last - first < all) {
      const rest = holder.parentElement.dataset.rest;
      box.append(make("p", say("rows", { first: first + 1, last, all,
        address: rest ? new URL(rest, location.href).href : address() }), "definition"));
    }
    box.append(table);
    holder.before(box);  // else its heading could stay behind on the sheet before
  }

  /* What a column is called: by its group where that has no other, and how it is sorted. */
  function nameColumn(api, column) {
    const own = api.getDisplayNameForColumn(column, "header");
    const group = column.getParent();
    const title = group && group.getColGroupDef()?.headerName;
    const alone = title && group.getDisplayedChildren().length === 1;
    const name = !title ? own : alone ? title : title + ": " + own.toLowerCase();
    return name + ({ asc: " ↑", desc: " ↓" }[column.getSort()] || "");
  }

  /* A tree draws what is folded only once it is opened: all its lines, one below the other. */
  function writeTree(tree) {
    const data = window.dash_component_api?.getLayout(tree.id)?.props.data || [];
    const lines = [];
    const list = (nodes, depth) => nodes.forEach((node) => {
      const { size, collaborations, saidWithin, alsoIn } = node.nodeProps;
      const line = make("li");
      line.style.setProperty("--depth", depth);
      line.append(make("b", size), make("span", collaborations.map((one) => one.name).join(", ")),
        make("small", [node.children.length && saidWithin, alsoIn].filter(Boolean).join(", ")));
      lines.push(line);
      list(node.children, depth + 1);
    });
    list(data, 0);
    const box = keep(make("ul", undefined, "on-paper printed-tree"));
    box.append(...lines);
    tree.after(box);
  }

  /* Of a long list the first of it, how much more there is, and where. */
  function shorten(list) {
    const more = [...list.children].slice(MOST);
    if (!more.length) return;
    more.forEach((part) => part.classList.add("beyond"));
    undo.push(() => more.forEach((part) => part.classList.remove("beyond")));
    const said = say("more", { n: more.length, address: address() });
    (list.closest("table") || list).after(keep(make("p", said, "on-paper definition")));
  }

  /* Explore: title, the picture with its legend, and what its source is. */
  function writePicture() {
    const told = verband.readTold?.();
    const middle = document.querySelector("#workspace .middle");
    if (!told || !middle) return;
    const head = keep(make("div", undefined, "on-paper"));
    head.append(make("h1", told.title), ...told.lines.map((line) => make("p", line)));
    const map = document.querySelector(".map");
    const cy = document.getElementById("graph")?._cyreg?.cy;
    if (cy && map.offsetParent) {
      const picture = make("div", undefined, "printed-picture");
      picture.innerHTML = verband.drawPicture(cy, told, true);
      head.append(picture);
    }
    middle.prepend(head);
    const said = document.querySelector("#foot .from");
    const before = [...said.childNodes];
    said.replaceChildren(...told.foot.slice(0, -1).map((line) => make("p", line)));
    undo.push(() => said.replaceChildren(...before));
  }

  addEventListener("beforeprint", () => {
    if (undo.length || !document.getElementById("foot")) return;
    each("main details:not([open])", (part) => { part.open = true; undo.push(() => { part.open = false; }); });
    each(".js-plotly-plot .main-svg", (chart) => {
      const [width, height] = ["width", "height"].map((name) => chart.getAttribute(name));
      chart.setAttribute("viewBox", `0 0 ${width} ${height}`);
      chart.closest(".svg-container").style.setProperty("--wide", (width / height).toFixed(3));
    });
    each(".ag-root-wrapper", writeGrid);
    each(".mantine-Tree-root", writeTree);
    writePicture();
    each("main :is(ul, ol, tbody, .run)", shorten);
    each("#foot .address", (part) => { part.textContent = address(); });
  });
  addEventListener("afterprint", () => { undo.reverse().forEach((back) => back()); undo = []; });
})();
