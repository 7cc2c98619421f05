// The command palette: Ctrl+K, or Command+K, lists whatever a key of this page does, and all places; typing narrows it.
let dialog, input, list, commands = [], at = 0;

function words(node) {
  const copy = node.cloneNode(true);
  for (const inner of copy.querySelectorAll("kbd, .unseen, svg, .count")) inner.remove();
  return (node.getAttribute("aria-label") || copy.textContent.trim() || node.labels?.[0]?.textContent || "").replace(/\s+/g, " ");
}

function found() {
  const seen = (node) => node.getClientRects().length > 0;
  const own = [...document.querySelectorAll("main [data-key]"), ...document.querySelectorAll("header.top [data-key]")].filter(seen);
  const places = [...document.querySelectorAll("[data-go]")];
  const search = [...document.querySelectorAll('main input[type="search"]')].filter(seen);
  return [
    ...own.map((node) => ({ node, text: words(node), key: node.dataset.key })),
    ...search.map((node) => ({ node, text: words(node), key: "/" })),
    ...places.map((node) => ({ node, text: words(node), key: `g ${node.dataset.go}` })),
  ].filter((one) => one.text);
}

function show() {
  const wanted = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const shown = commands.filter((one) => wanted.every((word) => one.text.toLocaleLowerCase().includes(word)));
  at = Math.max(0, Math.min(at, shown.length - 1));
  list.replaceChildren(...shown.map((one, index) => {
    const line = document.createElement("li"), button = document.createElement("button"), cap = document.createElement("kbd");
    line.id = `command-${index}`;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", String(index === at));
    button.type = "button";
    button.tabIndex = -1;
    cap.textContent = one.key;
    button.append(one.text, cap);
    button.addEventListener("click", () => run(one));
    line.append(button);
    return line;
  }));
  input.setAttribute("aria-activedescendant", shown.length ? `command-${at}` : "");
  list.children[at]?.scrollIntoView({ block: "nearest" });
  return shown;
}

function run(one) {
  dialog.close();
  if (one.node.matches("input, textarea, select")) one.node.focus();
  else one.node.click();
}

function open() {
  if (dialog.open) return dialog.close();
  commands = found();
  input.value = "";
  at = 0;
  dialog.showModal();
  show();
  input.focus();
}

export function start(root) {
  dialog = root.getElementById("palette");
  if (!dialog) return;
  input = dialog.querySelector("input");
  list = dialog.querySelector("ul");
  root.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
  });
  input.addEventListener("input", () => { at = 0; show(); });
  input.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) { event.preventDefault(); at += by; show(); }
    if (event.key === "Enter") { event.preventDefault(); const shown = show(); if (shown[at]) run(shown[at]); }
  });
}
