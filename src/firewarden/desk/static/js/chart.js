// Reads a chart out under the pointer or with the arrow keys. The chart itself is the server's.
import { word } from "./words.js";

const NS = "http://www.w3.org/2000/svg";

function enhance(figure) {
  if (figure.dataset.chartOn) return;
  figure.dataset.chartOn = "1";
  const points = JSON.parse(figure.dataset.chart), readout = figure.querySelector("[data-readout]");
  const plot = figure.querySelector("svg.plot"), rest = readout.textContent;
  const zone = document.querySelector("[data-clock]")?.dataset.zone ?? "UTC";
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone });
  const line = document.createElementNS(NS, "line");
  let at = null;
  line.setAttribute("class", "cursor");
  line.setAttribute("y1", "0");
  line.setAttribute("y2", plot.getAttribute("height") - 20);

  function show(index) {
    at = Math.max(0, Math.min(points.length - 1, index));
    const [seconds, observed, negative, expected, missing] = points[at];
    const where = `${((at + 0.5) / points.length) * 100}%`;
    line.setAttribute("x1", where);
    line.setAttribute("x2", where);
    plot.append(line);
    const seen = observed === null ? word("blind") : `${observed} ${word("observed")}, ${negative} ${word("negative")}`;
    const part = observed !== null && missing ? `, ${word("min", { count: missing })} ${word("blind")}` : "";
    const usual = expected === null ? "" : `, ${expected.toFixed(1)} ${word("expected")}`;
    readout.textContent = `${clock.format(seconds * 1000)}: ${seen}${part}${usual}`;
  }

  function hide() {
    at = null;
    line.remove();
    readout.textContent = rest;
  }

  plot.addEventListener("pointermove", (event) => {
    const box = plot.getBoundingClientRect();
    show(Math.floor(((event.clientX - box.left) / box.width) * points.length));
  });
  plot.addEventListener("pointerleave", hide);
  figure.addEventListener("blur", hide);
  figure.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    show(at === null ? points.length - 1 : at + step);
  });
}

export function start(root) {
  for (const figure of root.querySelectorAll("[data-chart]")) enhance(figure);
}
