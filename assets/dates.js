/* The calendar of a date field speaks the language of the page: Mantine looks up a Day.js locale by
   name, and this one is made of what the browser itself knows of the language. */
(function () {
  "use strict";
  const language = document.documentElement.lang;
  const write = (options, dates) => dates.map((date) => new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).format(date));
  const months = [...Array(12).keys()].map((month) => new Date(Date.UTC(2026, month, 1)));
  const days = [...Array(7).keys()].map((day) => new Date(Date.UTC(2026, 1, 1 + day)));  /* from a Sunday */
  window.dayjs_locale_page = {
    name: "page", weekStart: 1, formats: {}, relativeTime: {}, ordinal: (n) => n + ".",
    months: write({ month: "long" }, months), monthsShort: write({ month: "short" }, months),
    weekdays: write({ weekday: "long" }, days), weekdaysShort: write({ weekday: "short" }, days),
    weekdaysMin: write({ weekday: "short" }, days),
  };
})();
