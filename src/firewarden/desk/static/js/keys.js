// Single keys: r reports trouble, g and a letter goes to a place, / searches, ? shows them all; data-key="f" on a page's own.
const OFF = "firewarden:keys-off";
let going = 0;

function typing(target) {
  return target.closest?.("input, textarea, select, [contenteditable], dialog[open]") !== null;
}

// A menu that opens hands the focus to its first field.
function press(node) {
  if (node.matches("input, textarea, select")) node.focus();
  else node.click();
  if (node.matches("summary")) setTimeout(() => node.parentElement.open && node.parentElement.querySelector("select, input:not([type=hidden]), textarea, .menu-box button")?.focus());
}

// What the page itself offers comes before what the frame does.
function visible(selector) {
  const shown = [...document.querySelectorAll(selector)].filter((node) => node.getClientRects().length > 0);
  return shown.find((node) => node.closest("main")) ?? shown[0];
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (typing(event.target) || localStorage.getItem(OFF) === "1") return;
  const key = event.key;
  let node;
  if (going && Date.now() - going < 1500) {
    going = 0;
    node = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
  } else if (key === "g") {
    going = Date.now();
    return;
  } else if (key === "?") {
    event.preventDefault();
    help();
    return;
  } else if (key === "/") node = visible('input[type="search"], [data-search]');
  else if (key.length === 1) node = visible(`[data-key="${CSS.escape(key)}"]`);
  if (!node) return;
  event.preventDefault();
  press(node);
}

// The keys of this very page are listed with the words that stand on what they press.
function help() {
  const dialog = document.getElementById("keys");
  if (!dialog || dialog.open) return;
  const list = dialog.querySelector("[data-keys-list]");
  for (const old of list.querySelectorAll("[data-found]")) old.remove();
  const known = new Set(["/", "?"]);
  const offered = [...document.querySelectorAll("main [data-key]"), ...document.querySelectorAll("header [data-key]")];
  for (const term of list.querySelectorAll("[data-key-of]")) term.hidden = term.nextElementSibling.hidden = offered[0] !== undefined && offered.some((node) => node.closest("main") && node.dataset.key === term.dataset.keyOf);
  for (const node of offered) {
    if (node.dataset.key === "r" && !node.closest("main")) continue;
    const key = node.dataset.key;
    if (known.has(key)) continue;
    known.add(key);
    const term = document.createElement("dt"), text = document.createElement("dd"), cap = document.createElement("kbd");
    cap.textContent = key;
    term.append(cap);
    term.dataset.found = text.dataset.found = "";
    const copy = node.cloneNode(true);
    for (const inner of copy.querySelectorAll("kbd, .unseen")) inner.remove();
    text.textContent = node.getAttribute("aria-label") || copy.textContent.trim() || node.labels?.[0]?.textContent || key;
    list.append(term, text);
  }
  dialog.showModal();
}

export function start(root) {
  document.addEventListener("keydown", onKey);
  for (const button of root.querySelectorAll('[data-open="keys"]')) {
    button.hidden = false;
    button.addEventListener("click", help);
  }
  const off = root.querySelector("[data-keys-off]");
  if (off) {
    off.checked = localStorage.getItem(OFF) === "1";
    off.addEventListener("change", () => localStorage.setItem(OFF, off.checked ? "1" : "0"));
  }
}
