/* What htmx does not do by itself: no word is lost on the way. Unsent texts are marked, sent again when the line
   or the server comes back, and kept in the tab's own store (not the browser's lasting one: these are
   confidential replies, often on shared machines) until the server has acknowledged them. */
"use strict";
(function () {
  const form = document.querySelector("form.section");
  if (!form) return;
  const unsent = new Map();
  const keyOf = (block) => "unsent:" + form.dataset.storage + ":" + block.id;
  const blockOf = (element) => element.closest && element.closest(".question");

  function fields(block) {
    return [...block.querySelectorAll("fieldset input, fieldset select, fieldset textarea")].filter((f) => f.name);
  }
  function remember(block) {
    const values = fields(block).map((f) => [f.name, f.type === "checkbox" || f.type === "radio" ? f.checked : f.value, f.value]);
    try { sessionStorage.setItem(keyOf(block), JSON.stringify(values)); } catch (full) { /* the page itself still has it */ }
  }
  function forget(block) { unsent.delete(block.id); sessionStorage.removeItem(keyOf(block)); }
  function line(block, text) {
    const place = block.querySelector(".saved p");
    if (!place) return;
    const said = document.createElement("span");
    said.className = "problem";
    said.textContent = text;
    place.replaceChildren(said);
  }
  function send(block) {
    const set = block.querySelector("fieldset");
    if (set) htmx.trigger(set, "change");
  }

  form.addEventListener("input", (event) => {
    const block = blockOf(event.target);
    if (!block) return;
    unsent.set(block.id, (unsent.get(block.id) || 0) + 1);
    remember(block);
  });
  /* A choice is sent at once; the number tells whether something was typed after a text was sent. */
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    const block = blockOf(event.detail.elt);
    if (block) event.detail.xhr.typed = unsent.get(block.id);
  });
  document.body.addEventListener("htmx:afterRequest", (event) => {
    const block = blockOf(event.detail.elt);
    if (!block) return;
    const status = event.detail.xhr.status;
    const kept = status === 200 || status === 409;
    if (kept && event.detail.elt.tagName === "FIELDSET" && unsent.get(block.id) === event.detail.xhr.typed) forget(block);
  });
  /* A page of trouble is not put into the middle of a form. */
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const status = event.detail.xhr.status;
    if (![200, 401, 409, 422].includes(status) || !/class="saved/.test(event.detail.serverResponse)) {
      event.detail.shouldSwap = false;
      const block = blockOf(event.detail.elt);
      if (block) line(block, form.dataset.unsaved);
    }
  });
  document.body.addEventListener("htmx:sendError", (event) => {
    const block = blockOf(event.detail.elt);
    if (block) line(block, form.dataset.unsaved);
  });
  document.body.addEventListener("signed-in", () => {
    const fresh = document.querySelector("[data-csrf-token]");
    if (fresh) {
      const token = fresh.dataset.csrfToken;
      document.querySelectorAll("input[name=csrf_token]").forEach((field) => { field.value = token; });
      form.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
    }
    again();
  });
  function again() { for (const id of unsent.keys()) { const block = document.getElementById(id); if (block) send(block); } }
  setInterval(again, 10000);
  window.addEventListener("online", again);
  let leaving = false;
  form.addEventListener("submit", () => { leaving = true; unsent.clear(); });
  window.addEventListener("beforeunload", (event) => { if (unsent.size && !leaving) event.preventDefault(); });

  /* What a crash left in this tab. */
  document.addEventListener("DOMContentLoaded", restore);
  function restore() {
    for (const block of form.querySelectorAll(".question")) {
      const stored = sessionStorage.getItem(keyOf(block));
      if (!stored || !block.querySelector("fieldset")) continue;
      const byName = new Map(JSON.parse(stored).map(([name, value, own]) => [name + "\u0000" + (typeof value === "boolean" ? own : ""), value]));
      for (const field of fields(block)) {
        const ticks = field.type === "checkbox" || field.type === "radio";
        const value = byName.get(field.name + "\u0000" + (ticks ? field.value : ""));
        if (value === undefined) continue;
        if (ticks) field.checked = value; else field.value = value;
      }
      unsent.set(block.id, 1);
      line(block, form.dataset.recovered);
      send(block);
    }
  }

  document.addEventListener("keydown", (event) => {
    if (!event.altKey || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    const blocks = [...form.querySelectorAll(".question:not([hidden])")].filter((b) => b.querySelector("fieldset"));
    const here = blocks.indexOf(blockOf(document.activeElement));
    const next = blocks[event.key === "ArrowDown" ? here + 1 : Math.max(0, here - 1)];
    const target = next && next.querySelector("input:checked, input, select, textarea");
    if (target) { event.preventDefault(); target.focus(); next.scrollIntoView({ block: "nearest" }); }
  });
})();
