/* The drawing as a picture of its own: an SVG with title, legend, source, date and definition, and
   the same as PNG. What is written in it comes translated from the server (`describe_picture`). */
(function () {
  "use strict";
  const ns = (window.dash_clientside = window.dash_clientside || {});
  const verband = (ns.verband = ns.verband || {});
  const FAMILY = "Inter Variable";
  const FONT = `'${FAMILY}', system-ui, sans-serif`;
  const [INK, EDGE, LINE] = ["#1d2733", 16, 16];
  let told = null;

  const plain = (text) => String(text).replace(/[&<>"']/g, (c) => "&#" + c.charCodeAt(0) + ";");
  const write = (x, y, size, text, more) => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ` +
    `font-size="${size.toFixed(1)}" fill="${INK}" ${more || ""}>${plain(text)}</text>`;

  /* How wide a text is in the page's letter. */
  const pen = document.createElement("canvas").getContext("2d");
  const measure = (text, size, bold) => {
    pen.font = `${bold ? 700 : 400} ${size}px ${FONT}`;
    return pen.measureText(text).width;
  };

  /* A text in lines that are no wider than there is room; an address breaks where it must. */
  function wrap(text, size, width, bold) {
    const lines = [""];
    for (const word of text.split(" ").flatMap((each) => each.split(/(?<=[&,/])/).map((part, i) => [i ? "" : " ", part]))) {
      const longer = lines.at(-1) + (lines.at(-1) ? word[0] : "") + word[1];
      if (lines.at(-1) && measure(longer, size, bold) > width) lines.push(word[1]); else lines[lines.length - 1] = longer;
    }
    return lines;
  }

  const SHAPES = {
    dot: (x, y, r, look) => `<circle class="dot" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}" ${look}/>`,
    square: (x, y, r, look) => `<rect class="square" x="${(x - r).toFixed(1)}" y="${(y - r).toFixed(1)}" width="${(2 * r).toFixed(1)}" height="${(2 * r).toFixed(1)}" rx="${(r / 2).toFixed(1)}" ${look}/>`,
    diamond: (x, y, r, look) => `<path class="diamond" d="M${x.toFixed(1)},${(y - r).toFixed(1)}l${[[r, r], [-r, r], [-r, -r]].map(([a, b]) => a.toFixed(1) + "," + b.toFixed(1)).join("l")}z" ${look}/>`,
    box: (x, y, r, look) => `<rect class="box" x="${(x - 8).toFixed(1)}" y="${(y - 5).toFixed(1)}" width="16" height="10" ${look}/>`,
  };
  const shapeOf = (node) => node.data("kind") === "collaboration" ? "diamond"
    : node.data("kind") === "municipality" ? "dot" : "square";

  function drawNode(node) {
    const p = node.renderedPosition();
    const r = Math.max(node.renderedWidth() / 2, 0.6);
    const ring = node.hasClass("selected") ? ' stroke="#1f5f8b" stroke-width="2.4"' : "";
    const pen = node.hasClass("mine") ? `<circle class="mine" cx="${p.x.toFixed(1)}" cy="${p.y.toFixed(1)}" r="${(r + 3).toFixed(1)}" fill="#ffd84d" stroke="${INK}" stroke-width="1"/>` : "";
    return pen + SHAPES[shapeOf(node)](p.x, p.y, r, `fill="${node.data("fill")}" ` +
      `opacity="${Number(node.style("opacity")).toFixed(2)}"${ring}`).replace('class="', 'class="node ');
  }

  function drawEdge(cy, edge) {
    const [a, b] = [edge.source().renderedPosition(), edge.target().renderedPosition()];
    return `<line x1="${a.x.toFixed(1)}" y1="${a.y.toFixed(1)}" x2="${b.x.toFixed(1)}" y2="${b.y.toFixed(1)}" ` +
      `stroke="${edge.style("line-color")}" stroke-opacity="${edge.style("line-opacity")}" ` +
      `stroke-width="${Math.max(edge.data("width") * cy.zoom(), 0.3).toFixed(2)}"/>`;
  }

  function drawLand(cy) {
    const group = document.querySelector("#borders:not([hidden]) g");
    const pan = cy.pan();
    return group ? `<g transform="translate(${pan.x},${pan.y}) scale(${cy.zoom()})">` +
      [...group.children].map((path) => `<path class="area" d="${path.getAttribute("d")}" fill-rule="evenodd" ` +
        `fill="${path.style.fill || "#f4f4f1"}" stroke="#d9dad6" stroke-width="${0.8 / cy.zoom()}"/>`).join("") + "</g>" : "";
  }

  /* Where a name can stand beside its node, best first: its left edge and its middle line. */
  function listPlaces(node, width, size) {
    const p = node.renderedPosition();
    const r = node.renderedWidth() / 2;
    const [left, right] = [[p.x - r - 4 - width, p.y], [p.x + r + 4, p.y]];
    if (node.hasClass("heading")) return node.hasClass("left") ? [[p.x - 84 - width, p.y]] : [[p.x + 12, p.y]];
    if (node.hasClass("left")) return [left];
    if (node.hasClass("right")) return [right];
    const middle = p.x - width / 2;
    return [[middle, p.y + r + 0.7 * size], [middle, p.y - r - 0.7 * size], right, left];
  }

  /* The names of the drawing without one upon another: the selected first, then what lies between
     or beside them, then by rank; one that finds no room is left out. */
  verband.placeNames = function (cy) {
    const first = ["selected", "mine", "path", "heading", "near"];
    const importance = (node) => { const at = first.findIndex((name) => node.hasClass(name)); return at < 0 ? first.length : at; };
    const named = cy.nodes().filter((node) => node.style("label") && !node.hasClass("out"));
    const order = named.sort((a, b) => importance(a) - importance(b) || a.data("rank") - b.data("rank"));
    const placed = [];
    order.forEach((node) => {
      const size = Number.parseFloat(node.style("font-size")) * cy.zoom();
      const bold = node.hasClass("selected") || node.hasClass("mine") || node.hasClass("heading");
      const text = node.data("label");
      const width = measure(text, size, bold);
      const free = ([x, y]) => x >= 2 && x + width <= cy.width() - 2 && y >= size && y <= cy.height() - size &&
        placed.every((o) => x > o.x + o.width + 3 || o.x > x + width + 3 || Math.abs(o.y - y) > 0.62 * (o.size + size));
      const place = listPlaces(node, width, size).find(free);
      if (place) placed.push({ text, size, bold, width, x: place[0], y: place[1] });
    });
    return placed;
  };

  const writeName = (name) => write(name.x, name.y + name.size / 3, name.size, name.text,
    'class="name" stroke="#fff" stroke-width="2.6" stroke-opacity="0.85" paint-order="stroke"' +
    (name.bold ? ' font-weight="700"' : ""));

  /* The legend in rows as wide as the picture; `grow` is how much larger than at national zoom
     nodes are drawn. */
  function drawKeys(keys, width, grow) {
    const parts = [];
    let [x, y] = [EDGE, LINE];
    const put = (room, draw) => {
      if (x + room > width - EDGE && x > EDGE) [x, y] = [EDGE, y + LINE];
      parts.push(draw(x, y));
      x += room;
    };
    keys.forEach((key, place) => {
      const tallest = Math.max(0, ...key.marks.map((mark) => mark.size * grow / 2 - LINE / 2));
      if (place) [x, y] = [EDGE, y + LINE + tallest];
      if (key.title) put(measure(key.title, 11, true) + 14, (x, y) => write(x, y + 4, 11, key.title, 'font-weight="700"'));
      key.marks.forEach((mark) => {
        const r = mark.size ? mark.size * grow / 2 : mark.shape === "diamond" ? 5 : 4;
        const before = 2 * Math.max(r, mark.shape === "box" ? 8 : 4) + 6;
        put(before + measure(mark.text, 11) + 14, (x, y) => SHAPES[mark.shape](x + before / 2 - 3, y, r, `fill="${mark.colour}"`) +
          write(x + before, y + 4, 11, mark.text));
      });
      y += tallest;
    });
    return { body: `<g class="legend">${parts.join("")}</g>`, height: y + LINE };
  }

  const writeLines = (lines, y, step, size, more) =>
    lines.map((line, i) => write(EDGE, y + step * i, size, line, more)).join("");

  /* What is drawn with title and lines above it, legend and foot below it; where `bare`, its legend alone. */
  function frame(texts, size, drawn, more = {}) {
    const [w, h, room] = [size.width, size.height, size.width - 2 * EDGE];
    const title = more.bare ? [] : wrap(texts.title, 19, room, true);
    const lines = more.bare ? [] : texts.lines.flatMap((line) => wrap(line, 12, room));
    const address = location.host + location.pathname + location.search;
    const foot = more.bare ? [] : [...texts.foot, address].flatMap((line) => wrap(line, 10.5, room));
    const keys = texts.keys.length ? drawKeys(texts.keys, w, more.grow || 1) : { body: "", height: 0 };
    const head = more.bare ? 0 : 18 + 24 * title.length + 17 * lines.length;
    const below = head + h + keys.height;
    const all = below + (more.bare ? 0 : 14 + 15 * foot.length);
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${all}" viewBox="0 0 ${w} ${all}" preserveAspectRatio="xMinYMin" font-family="${FONT}">` +
      `<title>${plain([texts.title, ...texts.lines].join(". "))}</title><rect width="100%" height="100%" fill="#fff"/>` +
      `<svg x="0" y="${head}" width="${w}" height="${h}" overflow="hidden">${drawn}</svg>` +
      writeLines(title, 28, 24, 19, 'font-weight="700"') + writeLines(lines, 28 + 24 * title.length - 3, 17, 12) +
      `<g transform="translate(0,${head + h})">${keys.body}</g>` + writeLines(foot, below + 12, 15, 10.5) + "</svg>";
  }

  /* A chart as it is seen, which Plotly draws. */
  async function drawChart(chart, texts) {
    const { width, height } = chart._fullLayout;
    const address = await window.Plotly.toImage(chart, { format: "svg", width, height });
    return frame(texts, { width, height }, decodeURIComponent(address.slice(address.indexOf(",") + 1)));
  }

  /* The picture as SVG; where `bare`, as on paper, without what stands above and below it. */
  verband.drawPicture = (cy, texts, bare) => verband.withoutMarks(cy, () => drawPicture(cy, texts, bare));
  function drawPicture(cy, texts, bare) {
    const seen = cy.nodes().filter((node) => !node.hasClass("out") && !node.hasClass("heading"))
      .sort((a, b) => (a.data("kind") === "collaboration") - (b.data("kind") === "collaboration"));
    const drawn = drawLand(cy) + cy.edges().filter((edge) => edge.visible()).map((edge) => drawEdge(cy, edge)).join("") +
      seen.map(drawNode).join("") + verband.placeNames(cy).map(writeName).join("");
    const grow = cy.nodes().length ? verband.growthAt(cy.zoom()) : 1;
    return frame(texts, { width: cy.width(), height: cy.height() }, drawn, { bare, grow });
  }

  /* The page's own letters, as far as the text has any, for a picture has no page to take them of. */
  async function embedLetters(text) {
    const codes = [...new Set(text)].map((each) => each.codePointAt(0));
    const holds = (range) => range.split(",").some((part) => {
      const [low, high] = part.trim().slice(2).split("-").map((each) => Number.parseInt(each, 16));
      return codes.some((code) => code >= low && code <= (high || low));
    });
    const rules = [...document.styleSheets].flatMap((sheet) => {
      try { return [...sheet.cssRules].map((rule) => [rule, sheet.href]); } catch { return []; }
    }).filter(([rule]) => rule instanceof CSSFontFaceRule && rule.style.fontFamily.includes(FAMILY) &&
      holds(rule.style.unicodeRange));
    const faces = await Promise.all(rules.map(async ([rule, base]) => {
      const file = new URL(rule.style.src.match(/url\("?([^")]+)/)[1], base);
      const bytes = new Uint8Array(await (await fetch(file)).arrayBuffer());
      let letters = "";
      bytes.forEach((byte) => { letters += String.fromCharCode(byte); });
      return `@font-face{font-family:'${FAMILY}';font-weight:100 900;src:url(data:font/woff2;base64,${btoa(letters)}) ` +
        `format('woff2');unicode-range:${rule.style.unicodeRange}}`;
    }));
    return text.replace("<rect ", `<style>${faces.join("")}</style><rect `);
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 5000);
  }

  function saveNetwork(kind) {
    const box = document.getElementById("graph");
    if (told && box && box._cyreg) savePicture(kind, verband.drawPicture(box._cyreg.cy, told), told.file);
  }

  async function saveChart(button) {
    const texts = JSON.parse(button.closest("[data-told]").dataset.told);
    const chart = document.querySelector(`#${button.dataset.picture} .js-plotly-plot`);
    if (chart) savePicture(button.dataset.kind, await drawChart(chart, texts), texts.file);
  }

  async function savePicture(kind, drawn, file) {
    const text = await embedLetters(drawn);
    const svg = new Blob([text], { type: "image/svg+xml" });
    if (kind === "svg") return save(svg, file + ".svg");
    const image = new Image();
    image.src = URL.createObjectURL(svg);
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    canvas.toBlob((blob) => save(blob, file + ".png"));
  }

  /* What is told changes with the address; the code to embed with it. */
  verband.tell = function (texts) {
    told = texts;
    const params = new URLSearchParams(location.search);
    params.set("embed", "1");
    const src = location.origin + location.pathname + "?" + params.toString().replaceAll("%2C", ",");
    const out = document.getElementById("embed-out");
    params.delete("embed");
    if (out) out.href = location.pathname + "?" + params.toString();
    return `<iframe src="${plain(src)}" title="${plain(texts.title)}" width="800" height="640" loading="lazy" style="border:0"></iframe>`;
  };
  verband.readTold = () => told;

  document.addEventListener("click", (event) => {
    const kind = { "picture-svg": "svg", "picture-png": "png" }[event.target.id];
    if (kind) saveNetwork(kind);
    if (event.target.dataset?.picture) saveChart(event.target);
  });
})();
