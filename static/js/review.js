/* What htmx does not do by itself: no word is lost on the way. Unsent texts are marked, sent again when the line
   or the server comes back, and kept in the tab's own store until the server has them. Not in the browser's lasting
   store: these are confidential replies, often on shared machines. The price: a closed tab loses what was unsent. */
"use strict";
(function () {
  const form = document.querySelector("form.section");
  if (!form) return;
  const unsent = new Map(); // id of a question: how often something was typed
  const held = new Set(); // not to be sent again before somebody signs in or types
  const ours = "unsent:" + form.dataset.storage + ":";
  const blockOf = (element) => element.closest && element.closest(".question");
  const unmark = (field) => { field.removeAttribute("aria-invalid"); field.removeAttribute("aria-describedby"); };
  const ticks = (field) => field.type === "checkbox" || field.type === "radio";

  function fields(block) { return [...block.querySelectorAll("fieldset [name], [name^='seen:']")]; }
  function remember(block) {
    const values = fields(block).map((f) => [f.name, ticks(f) ? f.value : "", ticks(f) ? f.checked : f.value]);
    try { sessionStorage.setItem(ours + block.id, JSON.stringify(values)); } catch (full) { /* the page still has it */ }
  }
  function forget(block) { unsent.delete(block.id); sessionStorage.removeItem(ours + block.id); }
  function say(block, text) {
    const place = block.querySelector(".saved p");
    if (!place) return;
    const said = document.createElement("span");
    said.className = "problem";
    said.textContent = text;
    place.replaceChildren(said);
    tell(block);
  }
  function tell(block) {
    const line = block.querySelector(".saved p");
    if (line) document.getElementById("said").textContent = line.textContent.trim();
  }
  function send(block) { const set = block.querySelector("fieldset"); if (set) htmx.trigger(set, "change"); }
  function again() {
    for (const id of unsent.keys()) { const block = document.getElementById(id); if (block && !held.has(id)) send(block); }
  }
  function read(html) { return new DOMParser().parseFromString(html, "text/html"); }
  function trust(token) {
    document.querySelectorAll("input[name=csrf_token]").forEach((field) => { field.value = token; });
    form.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
  }

  /* Before htmx hears of it: "none" and the others exclude each other, words tick "other", a new row follows the last. */
  form.addEventListener("change", ({ target }) => {
    const block = blockOf(target);
    if (block && target.type === "checkbox" && target.checked && block.matches(".kind-choices")) {
      const none = target.name.endsWith(":none");
      block.querySelectorAll("fieldset [type=checkbox]").forEach((f) => {
        if (f !== target && (none || f.name.endsWith(":none"))) f.checked = false;
      });
    }
    const row = target.closest(".citations > li:last-child");
    if (row && target.value && row.parentElement.children.length < 40) {
      const number = row.parentElement.children.length, next = row.cloneNode(true);
      next.querySelectorAll("[id], [for], [name]").forEach((element) => {
        for (const at of ["id", "for", "name"]) {
          const value = element.getAttribute(at);
          if (value) element.setAttribute(at, value.replace(number + ".", number + 1 + "."));
        }
      });
      next.querySelectorAll(".problem").forEach((p) => p.remove());
      next.querySelectorAll("input, select").forEach((f) => { f.value = ""; unmark(f); });
      row.after(next);
    }
  }, true);
  form.addEventListener("input", ({ target }) => {
    const block = blockOf(target);
    if (!block || !target.closest("fieldset")) return;
    if (target.name.endsWith(":other.text") && target.value) {
      const other = block.querySelector("[type=checkbox][name$=':other'], [type=radio][value=other]");
      if (other) other.checked = true;
    }
    unsent.set(block.id, (unsent.get(block.id) || 0) + 1);
    held.delete(block.id);
    remember(block);
  }, true);

  const on = (name, deed) => document.body.addEventListener("htmx:" + name, (event) => {
    const block = blockOf(event.detail.elt);
    if (block) deed(event.detail, block);
  });
  /* One question at a time: htmx would send the whole form along. */
  on("configRequest", ({ elt, formData }, block) => {
    const answer = elt.matches("fieldset"), own = answer ? fields(block) : [...elt.querySelectorAll("[name]")];
    const names = new Set(own.map((field) => field.name));
    for (const name of [...formData.keys()]) if (!names.has(name)) formData.delete(name);
    /* Several questions may ask to sign in; what counts is typed in this one. */
    if (!answer) own.forEach((field) => formData.set(field.name, field.value));
  });
  /* The number tells afterwards whether something was typed while the request was under way. */
  on("beforeRequest", ({ xhr }, block) => { xhr.typed = unsent.get(block.id); });
  on("beforeSwap", (detail, block) => {
    const { xhr, requestConfig: { elt } } = detail, { status } = xhr;
    const part = status < 500 && /class="saved/.test(detail.serverResponse);
    if (elt.matches("fieldset") && part && (status === 200 || status === 409) && unsent.get(block.id) === xhr.typed) forget(block);
    if (part) {
      if (status === 401 || status === 422) held.add(block.id);
      return;
    }
    /* A whole page of trouble is not put into the form; what it says is. */
    detail.shouldSwap = false;
    const said = status < 500 && status !== 400 && read(detail.serverResponse).querySelector("main [role=alert]");
    if (said) held.add(block.id);
    say(block, said ? said.textContent : form.dataset.unsaved);
    /* Somebody signed in in another window: take the token that is good now. */
    if (status === 400) fetch(location.href).then((r) => r.text()).then((html) => {
      const token = read(html).querySelector("form.section [name=csrf_token]");
      if (token) trust(token.value);
    });
  });
  on("sendError", (_, block) => say(block, form.dataset.unsaved));
  /* The problems stand in the line now; the fields point there. */
  on("afterSwap", (_, block) => {
    tell(block);
    block.querySelectorAll("fieldset .problem").forEach((p) => p.remove());
    const wrong = new Map([...block.querySelectorAll("[data-wrong]")].map((said) => [said.dataset.wrong, said.id]));
    for (const field of fields(block)) {
      if (field.hasAttribute("aria-invalid")) unmark(field);
      if (!wrong.has(field.name)) continue;
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", wrong.get(field.name));
    }
  });
  document.body.addEventListener("signed-in", () => {
    const fresh = document.querySelector("[data-csrf-token]");
    if (fresh) trust(fresh.dataset.csrfToken);
    held.clear();
    again();
  });
  setInterval(again, 10000);
  window.addEventListener("online", again);

  let leaving = false, listing = false;
  form.addEventListener("submit", () => { leaving = true; });
  window.addEventListener("beforeunload", (event) => { if (unsent.size && !leaving) { event.preventDefault(); event.returnValue = true; } });
  const out = document.querySelector("form.signed-in");
  if (out) out.addEventListener("submit", () => sessionStorage.clear());

  /* A law added in the other window can be chosen as soon as one comes back. */
  form.addEventListener("click", ({ target }) => { if (target.closest("a[target]")) listing = true; });
  window.addEventListener("focus", () => {
    if (!listing) return;
    listing = false;
    fetch(location.href).then((r) => r.text()).then((html) => {
      const found = read(html).querySelector(".citations select[name$='.law']");
      if (found) form.querySelectorAll(".citations select[name$='.law']").forEach((select) => {
        const known = new Set([...select.options].map((option) => option.value));
        for (const option of found.options) if (!known.has(option.value)) { const copy = option.cloneNode(true); copy.selected = false; select.append(copy); }
      });
    }).catch(() => { listing = true; });
  });

  /* What a crash left in this tab; of whoever sat here before nothing is kept. */
  document.addEventListener("DOMContentLoaded", () => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith("unsent:") && !key.startsWith(ours)) sessionStorage.removeItem(key);
    for (const block of form.querySelectorAll(".question")) {
      const stored = sessionStorage.getItem(ours + block.id);
      if (!stored || !block.querySelector("fieldset:not([disabled])")) continue;
      const values = new Map(JSON.parse(stored).map(([name, own, value]) => [name + "\n" + own, value]));
      let differs = false;
      for (const field of fields(block)) {
        const value = values.get(field.name + "\n" + (ticks(field) ? field.value : ""));
        const at = ticks(field) ? "checked" : "value";
        if (value === undefined || field[at] === value) continue;
        if (!field.name.startsWith("seen:")) differs = true;
        field[at] = value;
      }
      if (!differs) { forget(block); continue; }
      unsent.set(block.id, 1);
      say(block, form.dataset.recovered);
      send(block);
    }
  });

  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (key === "Enter" && target.closest(".sign-in-again") && target.matches("input")) {
      event.preventDefault();
      target.closest(".sign-in-again").querySelector("button").click();
    }
    if (!event.altKey || (key !== "ArrowDown" && key !== "ArrowUp")) return;
    /* These keys mean something in lists and dates, and on a Mac in texts. */
    if (target.matches("select, [type=date]") || (/Mac/.test(navigator.platform) && target.matches("input, textarea"))) return;
    const blocks = [...form.querySelectorAll(".question:not([hidden])")].filter((b) => b.querySelector("fieldset"));
    const here = blocks.indexOf(blockOf(target));
    const next = blocks[key === "ArrowDown" ? here + 1 : Math.max(0, here - 1)];
    const place = next && next.querySelector("fieldset input:checked, fieldset input, fieldset select, fieldset textarea");
    if (place) { event.preventDefault(); place.focus({ preventScroll: true }); next.scrollIntoView({ block: "nearest" }); }
  });
})();
