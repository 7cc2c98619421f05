// Changes the theme at once; the server keeps the choice.
export function start(root) {
  for (const form of root.querySelectorAll("[data-theme-choice]")) {
    form.addEventListener("submit", (event) => {
      const choice = event.submitter?.value;
      if (!choice) return;
      event.preventDefault();
      document.documentElement.dataset.theme = choice;
      for (const button of document.querySelectorAll("[data-theme-choice] button")) button.setAttribute("aria-pressed", String(button.value === choice));
      const body = new FormData(form);
      body.set("theme", choice);
      fetch(form.action, { method: "POST", body, redirect: "manual" });
    });
  }
}
