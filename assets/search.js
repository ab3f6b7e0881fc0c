/* Enter takes the first hit, of what stands in the box then: where the answer is still on its way it
   is waited for, so that the hit of half a word is never taken for that of the whole. */
(function () {
  "use strict";
  const ns = (window.dash_clientside = window.dash_clientside || {});
  const verband = (ns.verband = ns.verband || {});
  let told = { text: null, first: "" };
  let wanted = 0;
  /* Whether a person walks the list by keyboard: then what is lit up there is taken. */
  let walked = false;

  /* The server answered a search: of which text, and with what first. */
  verband.answerSearch = async function (body, answer) {
    const text = JSON.parse(body).inputs[0].value || "";
    const found = await answer.json();
    const [group] = found.response?.search?.data || [];
    told = { text, first: group ? group.items[0].value : "" };
  };

  const box = () => document.getElementById("search");
  const listed = (value) => [...document.querySelectorAll("[role=option]")]
    .find((each) => each.getAttribute("value") === value && each.offsetParent);

  document.addEventListener("input", (event) => { if (event.target === box()) walked = false; }, true);
  document.addEventListener("keydown", (event) => {
    if (event.target !== box()) return;
    const turn = ++wanted;
    if (event.key.startsWith("Arrow")) walked = true;
    if (event.key !== "Enter" || walked || !box().value.trim()) return;
    event.preventDefault();
    event.stopPropagation();
    const typed = box().value;
    (function wait() {
      if (turn !== wanted || !box() || box().value !== typed) return;
      const option = told.text === typed && listed(told.first);
      if (option) return option.click();
      if (told.text !== typed || told.first) setTimeout(wait, 30);
    })();
  }, true);
})();
