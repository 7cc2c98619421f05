// The entry of every page. Each module enhances what the server made; without any of them the page still works.
import * as times from "./times.js";
import * as keys from "./keys.js";
import * as theme from "./theme.js";
import * as drafts from "./drafts.js";
import * as menus from "./menus.js";
import * as trouble from "./trouble.js";
import * as palette from "./palette.js";

for (const part of [times, keys, theme, drafts, menus, trouble, palette]) part.start(document);

if (document.querySelector("[data-chart]")) import("./chart.js").then((chart) => chart.start(document));
if (document.body.dataset.live) import("./live.js").then((live) => live.start(document.body));
if (document.querySelector("[data-submit-now]")) import("./enter.js").then((enter) => enter.start(document));
if (document.querySelector("[data-moves]")) import("./queue.js").then((queue) => queue.start(document));
if (document.querySelector("[data-queue]")) import("./inbox.js").then((inbox) => inbox.start(document));

// Fragments that arrive later get the same.
document.addEventListener("htmx:load", (event) => {
  times.refresh();
  drafts.start(event.detail.elt);
  if (event.detail.elt.querySelector?.("[data-chart]")) import("./chart.js").then((chart) => chart.start(event.detail.elt));
});
