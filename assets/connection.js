/* When the server does not answer, or answers that it failed, the page says so, until it answers;
   and a page that is made anew waits while a person is in a field of the one that stands. */
(function () {
  "use strict";
  const ns = (window.dash_clientside = window.dash_clientside || {});
  const verband = (ns.verband = ns.verband || {});
  const asked = window.fetch;
  const say = (failed) => {
    const box = document.getElementById("trouble");
    if (box) box.hidden = !failed;
  };

  /* A field counts what is typed half a second after it, and what is clicked once the browser has
     time for it: what was done then goes into the address, and this answer is none any more. */
  const [TYPING, ACTING, AFTER, COUNTING] = [600, 200, 800, 8000];
  let [until, acted] = [0, 0];
  /* When a choice was made that is not in the address yet: on a busy machine that takes its time. */
  let uncounted = 0;
  const CHOICE = "#page :is(input[type=radio], input[type=checkbox])";
  const extend = (time) => { until = Math.max(until, performance.now() + time); };
  document.addEventListener("input", (event) => {
    if (!event.target.matches("[type=radio], [type=checkbox]")) extend(TYPING);
  }, true);
  for (const act of ["pointerdown", "click", "keydown"])
    document.addEventListener(act, (event) => {
      if (!event.target.closest?.("#page")) return;
      acted = performance.now();
      if (act === "click" && event.target.matches(CHOICE)) uncounted = acted;
      extend(ACTING);
    }, true);
  /* The controls are read: what was chosen goes into the address now. */
  verband.count = () => { if (uncounted) extend(ACTING); uncounted = 0; };
  /* What was done after this was asked for is not in its answer: that gets more time to be counted. */
  const isBusy = (sent) => performance.now() < until || acted > sent && performance.now() < acted + AFTER ||
    uncounted > sent && performance.now() < uncounted + COUNTING ||
    document.querySelector("#page [aria-haspopup=listbox][aria-controls]");
  const idle = window.requestIdleCallback || ((go) => setTimeout(go, 50));
  const leaveAlone = async (sent) => {
    do {
      await new Promise((go) => setTimeout(go, isBusy(sent) ? 40 : 0));
      await new Promise((go) => idle(go));
    } while (isBusy(sent));
  };

  window.fetch = async function (address, options) {
    const sent = performance.now();
    const ours = String(address && address.url || address).includes("_dash-update-component");
    try {
      const answer = await asked.call(this, address, options);
      if (ours) say(answer.status >= 500);
      const body = ours ? String(options && options.body) : "";
      if (answer.ok && body.includes('"output":"search.data"')) verband.answerSearch(body, answer.clone());
      if (ours && String(options && options.body).includes('"output":"page.children"')) await leaveAlone(sent);
      return answer;
    } catch (error) {
      if (ours && error.name !== "AbortError") say(true);
      throw error;
    }
  };
  document.addEventListener("click", (event) => {
    if (event.target.id === "trouble-again") location.reload();
  });
})();
