// A sign-in link is used up by a click, so that a program that previews links does not use it. A browser clicks by itself.
export function start(root) {
  root.querySelector("[data-submit-now]").requestSubmit();
}
