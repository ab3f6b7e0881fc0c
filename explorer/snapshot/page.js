"use strict";
(() => {
  const { ends, names, at } = JSON.parse(document.getElementById("network").textContent);
  const map = document.querySelector("svg.map");
  const ways = document.getElementById("ways");
  const said = document.getElementById("said");
  const shown = document.getElementById("shown");
  const rows = [...document.querySelectorAll("tbody tr")];
  const nodes = [...map.querySelectorAll(".node")];
  const around = names.map(() => []);
  for (const [one, other] of ends) {
    around[one].push(other);
    around[other].push(one);
  }
  let held = null;

  function show(number) {
    const near = number === null ? new Set() : new Set([number, ...around[number]]);
    map.classList.toggle("faint", number !== null);
    nodes.forEach((node) => {
      const own = Number(node.dataset.node);
      node.classList.toggle("near", near.has(own));
      node.classList.toggle("chosen", own === number);
    });
    rows.forEach((row) => row.classList.toggle("near", near.has(Number(row.dataset.node))));
    const from = number === null ? "" : `M${at[number]}L`;
    ways.setAttribute("d", number === null ? "" : around[number].map((n) => from + at[n]).join(""));
  }

  function hold(number) {
    held = number;
    show(number);
    document.querySelectorAll("[aria-pressed]").forEach((button) => {
      button.setAttribute("aria-pressed", String(Number(button.dataset.node) === number));
    });
    said.textContent = number === null ? "" :
      `${names[number]}: ${said.dataset.tied} ${around[number].map((n) => names[n]).join(", ") || "-"}`;
  }

  const numberOf = (target) => {
    const node = target.closest("[data-node]");
    return node ? Number(node.dataset.node) : null;
  };
  map.addEventListener("pointerover", (event) => {
    if (held === null) show(numberOf(event.target));
  });
  map.addEventListener("pointerleave", () => show(held));
  map.addEventListener("click", (event) => {
    const number = numberOf(event.target);
    hold(number === held ? null : number);
  });
  document.querySelector("tbody").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) hold(numberOf(button) === held ? null : numberOf(button));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hold(null);
  });
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = rows.map((row) => plain(row.textContent));
  document.querySelector("input").addEventListener("input", (event) => {
    const wanted = plain(event.target.value.trim());
    let count = 0;
    rows.forEach((row, place) => {
      row.hidden = !texts[place].includes(wanted);
      count += row.hidden ? 0 : 1;
    });
    shown.textContent = shown.dataset.text.replace("{n}", count);
  });
})();
