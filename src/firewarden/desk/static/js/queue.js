// The keys of a queue: j and k move the focus from one person to the next; Enter opens the link, as on every page.
export function start(root) {
  const bar = root.querySelector("[data-moves]");
  if (!bar) return;
  bar.hidden = false;
  for (const button of bar.querySelectorAll("[data-move]")) button.addEventListener("click", () => move(Number(button.dataset.move)));
}

function move(by) {
  const items = [...document.querySelectorAll("[data-queue] [data-item]")];
  if (!items.length) return;
  const now = items.indexOf(document.activeElement);
  const next = now < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, now + by));
  items[next].focus();
  items[next].scrollIntoView({ block: "nearest" });
}
