// Comfort only: everything works without this script.
"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

  // The words of a mark, as soon as it is pointed at or focused.
  const tip = $(".tip");
  if (tip) {
    for (const title of $$(".mark > title")) {
      const mark = title.parentNode;
      const words = title.textContent;
      title.remove(); // the browser's own tip would come second
      const show = () => {
        tip.textContent = words;
        tip.hidden = false;
        const at = mark.getBoundingClientRect();
        const wide = tip.offsetWidth;
        const left = Math.max(8, Math.min(at.left + at.width / 2 - wide / 2, document.documentElement.clientWidth - wide - 8));
        const above = at.top - tip.offsetHeight - 8;
        tip.style.left = left + scrollX + "px";
        tip.style.top = (above > 4 ? above : at.bottom + 8) + scrollY + "px";
      };
      const hide = () => { tip.hidden = true; };
      mark.addEventListener("mouseenter", show);
      mark.addEventListener("focus", show);
      mark.addEventListener("mouseleave", hide);
      mark.addEventListener("blur", hide);
    }
    addEventListener("keydown", (e) => { if (e.key === "Escape") tip.hidden = true; });
    // One stop for the keyboard, arrows within.
    for (const svg of $$(".picture svg")) {
      const marks = $$(".mark", svg);
      const x = (m) => m.getBoundingClientRect().left;
      const focus = (m) => { for (const o of marks) o.setAttribute("tabindex", o === m ? "0" : "-1"); m.focus(); };
      marks.forEach((m, i) => m.setAttribute("tabindex", i ? "-1" : "0"));
      svg.addEventListener("keydown", (e) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
        const now = e.target.closest && e.target.closest(".mark");
        if (!step || !now) return;
        const row = [...marks].sort((a, b) => x(a) - x(b));
        const next = row[row.indexOf(now) + step];
        if (next) { e.preventDefault(); focus(next); }
      });
    }
  }

  // A field of the open claim and its words light up together.
  const parts = (key) => $$(".field").filter((f) => (f.dataset.fields || "").split(" ").includes(key));
  for (const row of $$(".panel [data-field]")) {
    const light = (on) => { row.classList.toggle("lit", on); for (const f of parts(row.dataset.field)) f.classList.toggle("lit", on); };
    row.addEventListener("mouseenter", () => light(true));
    row.addEventListener("mouseleave", () => light(false));
  }
  for (const field of $$(".field[data-fields]")) {
    const rows = field.dataset.fields.trim().split(" ").map((k) => $(`.panel [data-field="${CSS.escape(k)}"]`)).filter(Boolean);
    field.addEventListener("mouseenter", () => rows.forEach((r) => r.classList.add("lit")));
    field.addEventListener("mouseleave", () => rows.forEach((r) => r.classList.remove("lit")));
  }

  // Words marked in the text go into the form for a missed claim.
  const missed = $(".missed textarea");
  const text = $(".text");
  if (missed && text) {
    document.addEventListener("selectionchange", () => {
      const s = getSelection();
      if (s.isCollapsed || !text.contains(s.anchorNode) || !text.contains(s.focusNode)) return;
      const copy = s.getRangeAt(0).cloneContents();
      for (const note of $$(".fieldname, .panel", copy)) note.remove();
      const words = copy.textContent.trim();
      if (words) missed.value = words;
    });
  }

  // Uploads at work.
  const job = $("[data-job]");
  if (job) {
    const ask = async () => {
      const answer = await fetch(`/add/${job.dataset.job}?form=json`).then((r) => r.json()).catch(() => null);
      if (answer && answer.over) { location.reload(); return; }
      if (answer && answer.percent) { const p = $("progress", job); p.max = 100; p.value = answer.percent; }
      setTimeout(ask, 700);
    };
    setTimeout(ask, 700);
  }

  // Keys of one letter, which can be switched off (WCAG 2.1.4).
  const keys = $("#keys");
  keys.closest("p").hidden = false;
  let isOn = true;
  try { isOn = localStorage.getItem("keys") !== "off"; } catch { /* no storage */ }
  keys.checked = isOn;
  keys.addEventListener("change", () => {
    isOn = keys.checked;
    try { localStorage.setItem("keys", isOn ? "on" : "off"); } catch { /* no storage */ }
  });
  const cards = $$(".card");
  const card = () => document.activeElement && document.activeElement.closest(".card");
  const go = (step) => {
    if (cards.length) {
      const next = cards[Math.max(0, Math.min(cards.length - 1, cards.indexOf(card()) + step))];
      next.focus();
      return;
    }
    const link = $(step > 0 ? 'main a[rel="next"]' : 'main a[rel="prev"]');
    if (link) link.click();
  };
  const open = (selector) => {
    const details = $(selector, card() || $(".panel") || document.createElement("div"));
    if (!details) return;
    details.open = true;
    const input = $("input:not([type=hidden]), select", details);
    if (input) input.focus();
  };
  addEventListener("keydown", (e) => {
    if (!isOn || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, select, textarea")) return;
    const scope = card() || $(".panel");
    const acts = {
      j: () => go(1), k: () => go(-1),
      a: () => { const f = scope && $("form.accept", scope); if (f) f.requestSubmit(); },
      r: () => open("details.reject"),
      c: () => { const link = scope && $("a.correct", scope); if (link) link.click(); else open("details.choose"); },
      o: () => { if (card()) location.assign(card().dataset.open); },
    };
    if (acts[e.key]) { e.preventDefault(); acts[e.key](); }
  });
  if (cards.length && new URLSearchParams(location.search).has("kept")) cards[0].focus({ preventScroll: true });
})();
