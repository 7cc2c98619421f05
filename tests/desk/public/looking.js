// What a page has that keeps people out, as sentences: the rules of WCAG 2.2 AA that a program can judge.
() => {
  const found = [];
  const say = (what, node) => found.push(`${what}: ${node.outerHTML.slice(0, 90)}`);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const name = (node) => (node.getAttribute("aria-label") || node.textContent || "").trim() ||
    [...node.querySelectorAll("img[alt]")].map((one) => one.alt).join("");
  if (!document.documentElement.lang) found.push("The page has no language.");
  if (!document.title.trim()) found.push("The page has no title.");
  if (all("h1").length !== 1) found.push(`There are ${all("h1").length} first headings.`);
  for (const one of ["main", "header", "footer"]) if (all(one).length !== 1) found.push(`There is no single ${one}.`);
  let level = 0;
  for (const one of all("main h1, main h2, main h3, footer h2, footer h3")) {
    const here = Number(one.tagName[1]);
    if (here > level + 1) say("A heading skips a level", one);
    if (!one.textContent.trim()) say("A heading is empty", one);
    level = here;
  }
  const ids = all("[id]").map((one) => one.id);
  for (const one of ids) if (ids.indexOf(one) !== ids.lastIndexOf(one)) found.push(`Two have the id ${one}.`);
  for (const one of all("[aria-labelledby]")) if (!document.getElementById(one.getAttribute("aria-labelledby"))) say("Labelled by nothing", one);
  for (const one of all("nav, section")) if (!one.getAttribute("aria-label") && !one.getAttribute("aria-labelledby") && !one.querySelector("h2")) say("A landmark has no name", one);
  for (const one of all("img")) if (!one.hasAttribute("alt")) say("A picture has no alt", one);
  for (const one of all("a")) if (!name(one)) say("A link has no name", one);
  for (const one of all("ul, ol")) for (const child of one.children) if (child.tagName !== "LI") say("A list holds something else", child);
  for (const one of all("script, [onclick], [style]")) say("A script or a style in the page", one);
  const bare = (color) => (color.match(/[\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const behind = (node) => {
    for (let one = node; one; one = one.parentElement) {
      const color = bare(getComputedStyle(one).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const node = words.currentNode.parentElement;
    if (!words.currentNode.textContent.trim() || !node.getClientRects().length || node.closest(".skip")) continue;
    const style = getComputedStyle(node);
    const [one, other] = [light(bare(style.color)), light(behind(node))].sort((a, b) => b - a);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    if ((one + 0.05) / (other + 0.05) < (large ? 3 : 4.5)) say(`Too pale (${((one + 0.05) / (other + 0.05)).toFixed(2)})`, node);
  }
  for (const one of all("nav a, .links a")) if (one.getClientRects().length && one.getBoundingClientRect().height < 24) say("Too small to hit", one);
  if (document.documentElement.scrollWidth > innerWidth) found.push("It scrolls sideways.");
  return found;
}
