// Keeps relative times and the clock fresh. Counts as firewarden/desk/shown.py does: change both together.
import { word } from "./words.js";

const root = document.documentElement;
const loaded = performance.now();
let base = Number(root.dataset.now);
const speed = Number(root.dataset.speed) || 1;

// The brand's time in milliseconds: the server's at load, and what passed since at the brand's pace.
export const now = () => base + (performance.now() - loaded) * speed;

// A sign of life carries the server's wall clock; a device that slept is set right by it.
let lastWall = null;
export function correct(wall) {
  const here = performance.now();
  if (lastWall !== null) base += (wall - lastWall.wall - (here - lastWall.here)) * speed;
  lastWall = { wall, here };
}

const MINUTE = 60000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

export function duration(span) {
  if (span < MINUTE) return word("s", { count: Math.floor(span / 1000) });
  if (span < 100 * MINUTE) return word("min", { count: Math.floor(span / MINUTE) });
  const long = span < 2 * DAY;
  const [unit, part, big, small] = long ? [HOUR, MINUTE, "h", "min"] : [DAY, HOUR, "d", "h"];
  const count = Math.floor(span / unit), rest = Math.floor((span % unit) / part);
  const text = word(big, { count });
  return rest && (long || count < 10) ? `${text} ${word(small, { count: rest })}` : text;
}

function relative(distance) {
  if (Math.abs(distance) < MINUTE) return word(distance <= 0 ? "now" : "soon");
  return word(distance < 0 ? "ago" : "in", { time: duration(Math.abs(distance)) });
}

function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function refresh() {
  for (const node of document.querySelectorAll("time[data-relative]")) put(node, relative(Date.parse(node.dateTime) - now()));
  for (const node of document.querySelectorAll("time[data-due]")) {
    const left = Date.parse(node.dateTime) - now();
    put(node, word(left < 0 ? "overdue" : "due", { time: duration(Math.abs(left)) }));
    node.classList.toggle("bad", left < 0);
  }
  for (const node of document.querySelectorAll("[data-clock]")) {
    const zone = node.dataset.zone, shown = node.querySelector("time");
    const name = shown.textContent.trim().split(" ").pop();
    const text = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(now());
    put(shown, `${text} ${name}`);
  }
}

export function start() {
  refresh();
  setInterval(refresh, speed > 1 ? 1000 : 5000);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
}
