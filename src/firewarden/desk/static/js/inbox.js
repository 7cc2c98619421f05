// The inbox by keys: a letter decides about the one that has the focus, or about all that are chosen. Forms do the work;
// without a script the same forms are there.
const PLACE = "firewarden:inbox-place";
const chosen = new Set();

const items = () => [...document.querySelectorAll("[data-queue] [data-item]")];
const boxes = () => [...document.querySelectorAll("[data-choose]")];

// The one that has the focus, or had it before one went to a field of the form.
let last = 0;

function current() {
  const all = items(), line = document.activeElement?.closest?.("[data-queue] li");
  const at = all.findIndex((item) => line?.contains(item));
  if (at >= 0) last = at;
  return all[Math.min(last, all.length - 1)];
}

function note() {
  for (const box of boxes()) box.checked ? chosen.add(box.value) : chosen.delete(box.value);
}

// Those that are chosen; where none is, the one that has the focus.
function choose() {
  note();
  if (!chosen.size) {
    const box = current()?.closest("li").querySelector("[data-choose]");
    if (box) box.checked = true;
    note();
  }
  return chosen.size > 0;
}

function remember() {
  sessionStorage.setItem(PLACE, `${location.pathname}${location.search}|${Math.max(0, items().indexOf(current()))}`);
}

function decide(wish, ask) {
  const form = document.getElementById("decide");
  if (!form || !choose()) return;
  remember();
  form.elements.wish.value = wish;
  if (!ask) return form.requestSubmit();
  form.querySelector("details").open = true;
  const field = form.querySelector(`[data-for~="${wish}"]`).querySelector("select, input");
  field.focus();
  field.scrollIntoView({ block: "center" });
}

const deeds = {
  wish: (button) => decide(button.dataset.wish, false),
  ask: (button) => decide(button.dataset.wish, true),
  reply: () => { const item = current(); if (item) location.href = item.dataset.reply; },
  choose() {
    const item = current(), box = item?.closest("li").querySelector("[data-choose]");
    if (!box) return;
    box.checked = !box.checked;
    note();
    item.focus();
  },
};

export function start(root) {
  for (const button of root.querySelectorAll("[data-do]")) button.addEventListener("click", () => deeds[button.dataset.do](button));
  const form = root.getElementById("decide");
  form?.addEventListener("submit", remember);
  // Enter in a field decides; Escape goes back to the list.
  form?.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("select")) { event.preventDefault(); form.requestSubmit(); }
    if (event.key === "Escape") { form.querySelector("details").open = false; current()?.focus(); }
  });
  root.addEventListener("change", (event) => event.target.matches?.("[data-choose]") && note());
  // A list that was fetched again keeps what was chosen in it.
  root.addEventListener("htmx:afterSettle", () => { for (const box of boxes()) box.checked = chosen.has(box.value); });
  const [where, place] = (sessionStorage.getItem(PLACE) ?? "").split("|");
  if (where === location.pathname + location.search && place !== undefined) {
    sessionStorage.removeItem(PLACE);
    const all = items();
    all[Math.min(Number(place), all.length - 1)]?.focus();
  }
}
