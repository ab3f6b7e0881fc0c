/* The strip of years: a slider over the dates of its ticks, and a button that plays them and stops
   at the last. It sets the date in the address, and shows what is drawn by it. */
(function () {
  "use strict";
  const ns = (window.dash_clientside = window.dash_clientside || {});
  const verband = (ns.verband = ns.verband || {});
  const [REST, PAUSE] = [1300, 150];
  let [playing, wanted, later, shown, held] = [false, "", 0, null, false];

  const find = (name) => document.getElementById("years-" + name);
  const ticks = () => [...document.querySelectorAll("#years-ticks > [data-date]")];
  const dates = () => ticks().map((tick) => tick.dataset.date);

  /* Where a date stands among the ticks, between two of them as far as the days say. */
  function place(date) {
    const all = dates();
    const next = all.findIndex((each) => each >= date);
    if (next <= 0) return next ? all.length - 1 : 0;
    const [from, to, at] = [all[next - 1], all[next], date].map((each) => Date.parse(each));
    return next - 1 + (at - from) / (to - from);
  }

  /* What the slider says, by eye and by ear. */
  function say(date, day) {
    const tick = ticks().find((each) => each.dataset.date === date);
    find("slider").firstChild.setAttribute("aria-valuetext", tick ? tick.dataset.said : day);
    find("day").textContent = day;
    ticks().forEach((each) => each.classList.toggle("now", each === tick));
  }

  function go(date) {
    wanted = date;
    verband.chooseDate(date, dates().at(-1));
  }

  /* A tick was chosen: the address follows once the hand rests. */
  function pick(number) {
    stop();
    const tick = ticks()[number];
    find("slider").firstChild.value = number;
    say(tick.dataset.date, tick.dataset.day);
    held = true;
    later = setTimeout(() => { held = false; go(tick.dataset.date); }, PAUSE);
  }

  /* What can wait until the picture is drawn waits while years are played: it is asked for where they
     stop. Until then figures that are of an earlier year are seen to be. */
  let waiting = null;
  verband.whenRested = function (drawn) {
    waiting = playing ? drawn : null;
    document.documentElement.classList.toggle("playing", playing);
    return playing ? ns.no_update : drawn;
  };
  function rest() {
    document.documentElement.classList.remove("playing");
    if (waiting && document.getElementById("workspace")) ns.set_props("graph-drawn", { data: waiting });
    waiting = null;
  }

  function stop() {
    clearTimeout(later);
    held = playing = false;
    rest();
    const button = find("play");
    if (button) button.textContent = button.dataset.play;
  }

  function step() {
    const next = find("slider") && shown && dates().find((each) => each > shown.date);
    if (next) go(next); else stop();
  }

  function play() {
    if (playing) return stop();
    stop();
    playing = true;
    find("play").textContent = find("play").dataset.pause;
    if (shown.date >= dates().at(-1)) go(dates()[0]); else step();
  }

  function turn(event) {
    const all = dates();
    const now = Number(event.target.value);
    const to = { ArrowLeft: Math.ceil(now) - 1, ArrowDown: Math.ceil(now) - 1, ArrowRight: Math.floor(now) + 1,
      ArrowUp: Math.floor(now) + 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to !== now) pick(Math.min(Math.max(to, 0), all.length - 1));
  }

  function attach() {
    const holder = find("slider");
    if (holder.firstChild) return;
    const slider = document.createElement("input");
    Object.assign(slider, { type: "range", min: 0, max: dates().length - 1, step: "any" });
    slider.setAttribute("aria-label", document.getElementById("years").getAttribute("aria-label"));
    slider.addEventListener("input", () => pick(Math.round(slider.value)));
    slider.addEventListener("keydown", turn);
    holder.append(slider);
    holder.parentElement.style.setProperty("--ticks", dates().length);
    find("play").onclick = play;
  }

  /* The changes between two dates on their page, under the same filters. */
  function linkChanges(since, until) {
    const now = new URLSearchParams(location.search);
    const [from, to] = [since, until].sort();
    const kept = new URLSearchParams({ from, to });
    for (const name of [...document.getElementById("page").dataset.filters.split(","), "data", "lang"])
      if (name !== "date" && now.get(name)) kept.set(name, now.get(name));
    return "/time" + verband.compose(kept);
  }

  /* Told of every drawing: what it is of and, where it differs from the one before in its date alone,
     that date and how many ties came and went. */
  verband.tellYears = function (drawn, since, counts) {
    shown = drawn;
    if (!dates().length) return;
    attach();
    if (!held) {
      find("slider").firstChild.value = place(drawn.date);
      say(drawn.date, drawn.day);
    }
    if (since) {
      find("since").textContent = since.day;
      find("came").textContent = counts.came;
      find("went").textContent = counts.went;
      find("link").href = linkChanges(since.date, drawn.date);
    }
    if (since !== undefined) find("changes").classList.toggle("none", !since);
    if (!playing) return;
    if (drawn.date !== wanted || drawn.date >= dates().at(-1)) return stop();
    later = setTimeout(step, REST);
  };
})();
