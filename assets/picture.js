/* The drawing as a picture of its own: an SVG with title, key, source, date and definition, and the
   same as PNG. What is written in it comes translated from the server (`describe_picture`). */
(function () {
  "use strict";
  const ns = (window.dash_clientside = window.dash_clientside || {});
  const verband = (ns.verband = ns.verband || {});
  const FONT = "Inter Variable, Inter, system-ui, sans-serif";
  let told = null;

  const plain = (text) => String(text).replace(/[&<>"']/g, (c) => "&#" + c.charCodeAt(0) + ";");
  const write = (x, y, size, text, more) => `<text x="${x}" y="${y}" font-size="${size}" ` +
    `font-family="${FONT}" fill="#1d2733" ${more || ""}>${plain(text)}</text>`;

  function drawNode(cy, node) {
    const p = node.renderedPosition();
    const r = Math.max(node.renderedWidth() / 2, 0.6);
    const look = `fill="${node.data("fill")}" opacity="${Number(node.style("opacity")).toFixed(2)}"`;
    const ring = node.hasClass("selected") ? ' stroke="#1f5f8b" stroke-width="2.4"' : "";
    const [x, y] = [p.x.toFixed(1), p.y.toFixed(1)];
    const shape = node.data("kind") === "collaboration"
      ? `<path class="collaboration" d="M${x},${(p.y - r).toFixed(1)}l${r.toFixed(1)},${r.toFixed(1)}l${(-r).toFixed(1)},${r.toFixed(1)}l${(-r).toFixed(1)},${(-r).toFixed(1)}z" ${look}${ring}/>`
      : `<circle class="actor" cx="${x}" cy="${y}" r="${r.toFixed(1)}" ${look}${ring}/>`;
    return node.hasClass("heading") ? "" : shape;
  }

  function nameNode(cy, node) {
    if (!node.style("label")) return "";
    const p = node.renderedPosition();
    const size = Number.parseFloat(node.style("font-size")) * cy.zoom();
    const side = node.hasClass("left") ? "end" : node.hasClass("right") ? "start" : "middle";
    const r = node.renderedWidth() / 2;
    const shift = node.hasClass("heading") ? (side === "end" ? -84 : 12) : side === "end" ? -r - 3 : side === "start" ? r + 3 : 0;
    const y = side === "middle" ? p.y + r + size : p.y + size / 3;
    return write((p.x + shift).toFixed(1), y.toFixed(1), size.toFixed(1), node.data("label"),
      `text-anchor="${side}" stroke="#fff" stroke-width="2.6" stroke-opacity="0.85" paint-order="stroke"` +
      (node.hasClass("selected") || node.hasClass("heading") ? ' font-weight="700"' : ""));
  }

  verband.drawPicture = function (cy, texts) {
    const [w, h, head, foot] = [cy.width(), cy.height(), 62, 22 + 15 * texts.foot.length];
    const seen = cy.nodes().filter((n) => !n.hasClass("out"));
    const edges = cy.edges().filter((e) => e.visible()).map((e) => {
      const [a, b] = [e.source().renderedPosition(), e.target().renderedPosition()];
      return `<line x1="${a.x.toFixed(1)}" y1="${a.y.toFixed(1)}" x2="${b.x.toFixed(1)}" y2="${b.y.toFixed(1)}" ` +
        `stroke="${e.style("line-color")}" stroke-opacity="${e.style("line-opacity")}" ` +
        `stroke-width="${Math.max(e.renderedWidth ? e.renderedWidth() : e.data("width") * cy.zoom(), 0.3).toFixed(2)}"/>`;
    });
    const group = document.querySelector("#borders:not([hidden]) g");
    const pan = cy.pan();
    const land = group ? `<g transform="translate(${pan.x},${pan.y}) scale(${cy.zoom()})">` +
      [...group.children].map((path) => `<path d="${path.getAttribute("d")}" fill-rule="evenodd" ` +
        `fill="${path.style.fill || "#f4f4f1"}" stroke="#d9dad6" stroke-width="${0.8 / cy.zoom()}"/>`).join("") + "</g>" : "";
    const key = texts.key.map(([name, colour], i) => `<path d="M22,${84 + 16 * i}l5,5l-5,5l-5,-5z" fill="${colour}"/>` +
      write(34, 93 + 16 * i, 11, name)).join("");
    const order = seen.sort((a, b) => (a.data("kind") === "collaboration") - (b.data("kind") === "collaboration"));
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h + head + foot}" viewBox="0 0 ${w} ${h + head + foot}">` +
      `<title>${plain(texts.title)}</title><rect width="100%" height="100%" fill="#fff"/>` +
      `<svg x="0" y="${head}" width="${w}" height="${h}" overflow="hidden">${land}${edges.join("")}` +
      order.map((n) => drawNode(cy, n)).join("") + seen.map((n) => nameNode(cy, n)).join("") + "</svg>" +
      write(16, 28, 19, texts.title, 'font-weight="700"') + write(16, 49, 12, texts.lines.join(" · ")) + key +
      texts.foot.map((line, i) => write(16, h + head + 20 + 15 * i, 10.5, line)).join("") +
      write(w - 16, h + head + 20, 10.5, location.host + location.pathname + location.search, 'text-anchor="end"') + "</svg>";
  };

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 5000);
  }

  function savePicture(kind) {
    const box = document.getElementById("graph");
    if (!told || !box || !box._cyreg) return;
    const text = verband.drawPicture(box._cyreg.cy, told);
    const svg = new Blob([text], { type: "image/svg+xml" });
    if (kind === "svg") return save(svg, told.file + ".svg");
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(blob, told.file + ".png"));
      URL.revokeObjectURL(image.src);
    };
    image.src = URL.createObjectURL(svg);
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

  document.addEventListener("click", (event) => {
    const kind = { "picture-svg": "svg", "picture-png": "png" }[event.target.id];
    if (kind) savePicture(kind);
  });
})();
