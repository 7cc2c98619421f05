// Menus close when one looks elsewhere; Escape closes the innermost.
export function start() {
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = [...document.querySelectorAll("details.menu[open]")].pop();
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
