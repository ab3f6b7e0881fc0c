/* When the server does not answer, or answers that it failed, the page says so, until it answers. */
(function () {
  "use strict";
  const asked = window.fetch;
  const say = (failed) => {
    const box = document.getElementById("trouble");
    if (box) box.hidden = !failed;
  };
  window.fetch = async function (address, options) {
    const ours = String(address && address.url || address).includes("_dash-update-component");
    try {
      const answer = await asked.call(this, address, options);
      if (ours) say(answer.status >= 500);
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
