// Words from the message catalog, as the server put them into the page.
const source = document.getElementById("phrases");
const words = source ? JSON.parse(source.dataset.words) : {};

export function word(name, values = {}) {
  return (words[name] ?? name).replace(/%\((\w+)\)[sd]/g, (_, key) => values[key] ?? "");
}
