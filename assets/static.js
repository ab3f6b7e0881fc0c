/* What the server wrote as HTML: an element that React leaves alone inside. */
(function () {
  "use strict";
  const verband = (window.verband = window.verband || {});
  verband.Static = function ({ tag, attributes, html }) {
    return React.createElement(tag, { ...attributes, dangerouslySetInnerHTML: { __html: html } });
  };
})();
