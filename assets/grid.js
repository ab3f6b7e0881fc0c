/* The tables: their looks, numbers and links. */
(function () {
  "use strict";
  const grid = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  grid.verbandTheme = { fontFamily: "inherit", fontSize: 13, borderColor: "#e3e6ea",
    headerBackgroundColor: "#ffffff", oddRowBackgroundColor: "#ffffff", foregroundColor: "#1d2733",
    selectedRowBackgroundColor: "#e4eef5", spacing: 6, wrapperBorderRadius: 4, headerFontWeight: 600 };
  grid.verbandLeave = () => false;
  grid.verbandNumber = (value, language, digits) =>
    value === null || value === undefined ? "" : new Intl.NumberFormat(language,
      { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

  /* A cell that leads to its row's own address, or to its node: `to` and the id in column `id`. */
  const components = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  components.VerbandLink = (props) => {
    const row = props.data || {};
    const href = props.to && row[props.id] ? props.to + encodeURIComponent(row[props.id]) : row.link;
    return href ? window.React.createElement("a", { href }, props.value) : props.value;
  };
})();
