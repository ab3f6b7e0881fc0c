/* The tables: their looks, numbers and links. */
(function () {
  "use strict";
  const grid = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  grid.verbandTheme = { fontFamily: "inherit", fontSize: 13, borderColor: "#e3e6ea",
    headerBackgroundColor: "#ffffff", oddRowBackgroundColor: "#ffffff", foregroundColor: "#1d2733",
    selectedRowBackgroundColor: "#e4eef5", spacing: 6, wrapperBorderRadius: 4, headerFontWeight: 600 };
  grid.verbandLeave = () => false;
  /* As `Translator.number`: zero is said of zero alone. */
  grid.verbandNumber = (value, language, digits) => {
    if (value === null || value === undefined) return "";
    const form = new Intl.NumberFormat(language,
      { minimumFractionDigits: digits, maximumFractionDigits: digits });
    if (Math.abs(value) <= 1e-15 || Number(value.toFixed(digits))) return form.format(value);
    return value > 0 ? "< " + form.format(10 ** -digits) : "> " + form.format(-(10 ** -digits));
  };

  /* As `Translator.day`: 16 mei 2026. */
  grid.verbandDay = (iso, tag) => /^\d{4}-\d\d-\d\d$/.test(iso) ? new Intl.DateTimeFormat(tag,
    { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(iso)) : iso;

  /* Arrows go from cell to cell; Enter on one follows its link, which Tab does not come to. */
  document.addEventListener("keydown", (event) => {
    const link = event.key === "Enter" && event.target.matches?.(".ag-cell") && event.target.querySelector("a[href]");
    if (link) link.click();
  });

  /* A cell that leads to its row's own address, or to its node: `to` and the id in column `id`. */
  const components = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  components.VerbandLink = (props) => {
    const row = props.data || {};
    const href = props.to && row[props.id] ? props.to + encodeURIComponent(row[props.id]) : row.link;
    return href ? window.React.createElement("a", { href }, props.value) : props.value;
  };
})();
