// Says when a request failed, and that what was typed is still there.
import { word } from "./words.js";

function say(text) {
  const place = document.getElementById("flashes");
  if (!place) return;
  const line = document.createElement("p");
  line.className = "note bad";
  line.textContent = text;
  place.replaceChildren(line);
  place.scrollIntoView({ block: "nearest" });
}

// An error page's own sentences are better than ours.
function sentences(html) {
  const found = new DOMParser().parseFromString(html, "text/html").querySelector(".trouble");
  return found ? [...found.children].map((node) => node.textContent.trim().replace(/[.?!]?$/, (end) => end || ".")).join(" ") : "";
}

export function start() {
  const byHand = (event) => (event.detail.requestConfig?.verb ?? "get") !== "get";
  document.addEventListener("htmx:sendError", (event) => byHand(event) && say(word("offline")));
  document.addEventListener("htmx:responseError", (event) => byHand(event) && say(sentences(event.detail.xhr.responseText) || word("failed")));
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && byHand(event)) document.getElementById("flashes")?.replaceChildren();
  });
}
