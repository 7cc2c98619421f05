// Keeps what one types into a form with data-draft on this device until the server has it, so that a lost connection loses nothing.
import { word } from "./words.js";

const PREFIX = "firewarden:draft:";
const DAYS = 3;
const fields = (form) => [...form.elements].filter((field) => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type) && field.name !== "csrfmiddlewaretoken");

function save(form) {
  const values = {};
  for (const field of fields(form)) {
    if (field.type === "checkbox" || field.type === "radio") {
      if (field.checked !== field.defaultChecked) values[`${field.name}=${field.value}`] = field.checked;
    } else if (field.tagName === "SELECT" ? ![...field.options].every((option) => option.selected === option.defaultSelected) : field.value !== field.defaultValue) values[field.name] = field.value;
  }
  const key = PREFIX + form.dataset.draft;
  try {
    if (Object.keys(values).length) localStorage.setItem(key, JSON.stringify({ at: Date.now(), values }));
    else localStorage.removeItem(key);
  } catch { /* no room or not allowed: the page works without */ }
}

export function forget(name) {
  localStorage.removeItem(PREFIX + name);
}

function restore(form) {
  const kept = read(PREFIX + form.dataset.draft);
  if (!kept) return;
  let changed = false;
  for (const field of fields(form)) {
    const mark = `${field.name}=${field.value}`;
    if ((field.type === "checkbox" || field.type === "radio") && mark in kept.values) {
      field.checked = kept.values[mark];
      changed = true;
    } else if (field.name in kept.values && field.value === field.defaultValue && kept.values[field.name] !== field.value) {
      field.value = kept.values[field.name];
      field.dispatchEvent(new Event("input", { bubbles: true }));
      changed = true;
    }
  }
  if (changed) tell(form, kept.at);
}

function tell(form, at) {
  const line = document.createElement("p"), button = document.createElement("button");
  line.className = "kept";
  line.setAttribute("role", "status");
  line.append(word("kept", { time: new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }) }), " ");
  button.type = "button";
  button.className = "button plain";
  button.textContent = word("discard");
  button.addEventListener("click", () => {
    forget(form.dataset.draft);
    form.reset();
    line.remove();
  });
  line.append(button);
  form.prepend(line);
}

function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    if (kept && Date.now() - kept.at < DAYS * 86400000) return kept;
    localStorage.removeItem(key);
  } catch { localStorage.removeItem(key); }
  return null;
}

// The server answers an accepted form with a cookie that names it.
function arrived() {
  const found = document.cookie.match(/(?:^|; )draft_sent=([^;]*)/);
  if (!found) return;
  forget(decodeURIComponent(found[1]).replace(/^"|"$/g, ""));
  document.cookie = "draft_sent=; max-age=0; path=/";
}

export function start(root) {
  arrived();
  const forms = root.matches?.("form[data-draft]") ? [root] : root.querySelectorAll?.("form[data-draft]") ?? [];
  for (const form of forms) {
    if (form.dataset.draftOn) continue;
    form.dataset.draftOn = "1";
    restore(form);
    let timer;
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => { timer = 0; save(form); }, 300);
    });
    addEventListener("pagehide", () => { if (timer && form.isConnected) save(form); });
    form.addEventListener("submit", () => { clearTimeout(timer); timer = 0; save(form); });
    form.addEventListener("htmx:afterRequest", (event) => {
      clearTimeout(timer);
      timer = 0;
      if (event.detail.successful) arrived();
    });
  }
}
