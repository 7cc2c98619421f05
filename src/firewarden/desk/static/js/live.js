// Hears from the server that something changed, and tells the page's fragments to fetch themselves: events live:change,
// live:<kind> and live:incident-<id> on the body. Shows when it has heard nothing for too long.
import { correct, duration } from "./times.js";

const STALE = 25000, COLLECT = 400;
let last = null, heard = performance.now(), failures = 0, source = null, waiting = new Set(), timer = 0;

function show(state) {
  for (const node of document.querySelectorAll(".pulse")) {
    node.dataset.state = state;
    const since = node.querySelector("[data-since]");
    if (since) since.textContent = state === "stale" ? duration(performance.now() - heard) : "";
  }
}

// Many changes at once become one request of each fragment.
function tell(names) {
  for (const name of names) waiting.add(name);
  if (timer) return;
  timer = setTimeout(() => {
    const names = waiting;
    waiting = new Set();
    timer = 0;
    for (const name of names) document.body.dispatchEvent(new CustomEvent(`live:${name}`));
  }, COLLECT);
}

function alive() {
  heard = performance.now();
  failures = 0;
  show("live");
}

function open(body, ticket) {
  const address = new URL(body.dataset.live, location.href);
  address.searchParams.set("ticket", ticket);
  if (last) address.searchParams.set("after", last);
  source = new EventSource(address);
  source.addEventListener("beat", (event) => {
    if (event.lastEventId) last = event.lastEventId;
    correct(JSON.parse(event.data).now);
    alive();
  });
  source.addEventListener("change", (event) => {
    last = event.lastEventId;
    alive();
    const { kind, incident } = JSON.parse(event.data);
    tell(incident ? ["change", kind, `incident-${incident}`] : ["change", kind]);
  });
  source.addEventListener("missed", (event) => {
    last = event.lastEventId;
    alive();
    tell(["change", "missed"]);
    for (const node of document.querySelectorAll("[hx-trigger*='live:']")) window.htmx?.trigger(node, "live:all");
  });
  source.addEventListener("bye", () => again(body));
  source.addEventListener("error", () => again(body));
}

// A ticket is good for minutes: each new stream asks for another, and is refused when the right is gone.
function again(body) {
  source?.close();
  source = null;
  const pause = Math.min(30000, 500 * 2 ** failures++) * (0.5 + Math.random());
  setTimeout(async () => {
    try {
      const answer = await fetch(body.dataset.renew, { headers: { Accept: "text/plain" }, redirect: "manual" });
      if (answer.ok) return open(body, await answer.text());
      if (answer.status === 404 || answer.type === "opaqueredirect") return;
    } catch { /* no connection: try again later */ }
    again(body);
  }, pause);
}

export function start(body) {
  // What one has opened, and what one is typing, stays as it is when a fragment is replaced.
  if (window.Idiomorph) {
    const { callbacks } = window.Idiomorph.defaults;
    callbacks.beforeAttributeUpdated = (name, node) => !(name === "open" && node.tagName === "DETAILS");
    callbacks.beforeNodeMorphed = (old) => !(old instanceof HTMLFormElement && (old.contains(document.activeElement) || old.dataset.draftOn && [...old.elements].some((field) => field.value !== field.defaultValue && field.type === "textarea")));
  }
  open(body, body.dataset.ticket);
  setInterval(() => { if (performance.now() - heard > STALE) show("stale"); }, 2000);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => event.persisted && again(body));
}
