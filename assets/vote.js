/* The address of a vote says at once what its controls say, so that what is copied is what is seen.
   What only the server can work out, it writes into the address itself (`voting/page.py`). */
(function () {
  "use strict";
  const ns = (window.dash_clientside = window.dash_clientside || {});
  const verband = (ns.verband = ns.verband || {});
  const [HOWS, PRESETS, MAJORITY, NUMBER, TYPED] =
    [["equal", "population"], ["", "two_thirds", "unanimity"], "majority", "number", "typed"];

  /* Rows that are full, as `write_members` writes them. */
  const writeMembers = (fields) => {
    const rows = new Map();
    for (const { id, value } of fields) {
      const row = rows.get(id.row) || { name: id.member };
      rows.set(id.row, row);
      if (id.part === "name") row.name = String(value || "").trim();
      else row.votes = /^[0-9]{1,9}$/.test(value) && Number(value);
    }
    return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row)
      .filter((row) => row.name && row.votes)
      .map((row) => row.name.replace(/[%,:]/g, encodeURIComponent) + ":" + row.votes).join(",");
  };

  /* As `follow_controls`. */
  verband.vote = function (values, typed, search) {
    const [controls, fields] = ns.callback_context.inputs_list;
    const changed = ns.callback_context.triggered
      .map(({ prop_id }) => JSON.parse(prop_id.slice(0, prop_id.lastIndexOf("."))));
    const params = new URLSearchParams(search || "");
    const put = (name, text) => { if (text) params.set(name, text); else params.delete(name); };
    const form = Object.fromEntries(controls.map(({ id, value }) => [id.name, value]));
    const [how, quota] = [params.get("weights") || HOWS[0], params.get("quota") || ""];
    const said = { weights: params.get("members") || !HOWS.includes(how) ? TYPED : how,
      quota: PRESETS.includes(quota) ? quota || MAJORITY : NUMBER };
    const weighAnew = () => {
      params.delete("members");
      if (!PRESETS.includes(quota)) params.delete("quota");
    };
    const chosen = changed.filter((id) => id.type === "vote");
    if (changed.length > chosen.length && chosen.length < controls.length) {
      put("weights", form.select ? TYPED : "");
      put("members", writeMembers(fields));
    }
    if (chosen.some((id) => id.name === "select") && (form.select || "") !== (params.get("select") || "")) {
      put("select", form.select);
      if (!HOWS.includes(how)) params.delete("weights");
      weighAnew();
    }
    if (form.weights !== said.weights && HOWS.includes(form.weights)) {
      put("weights", form.weights === HOWS[0] ? "" : form.weights);
      weighAnew();
    }
    const number = String(form.number === null || form.number === undefined ? "" : form.number);
    if (form.quota === NUMBER && said.quota === NUMBER && number !== quota && params.has("quota")) put("quota", number);
    if (form.quota && form.quota !== said.quota)
      put("quota", form.quota === NUMBER ? number : form.quota === MAJORITY ? "" : form.quota);
    const next = verband.compose(params);
    return next === verband.compose(new URLSearchParams(search || "")) ? ns.no_update : next;
  };
})();
