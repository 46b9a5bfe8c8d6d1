/** The graph as a picture of its own, for slides: what style sheets say is written into it, their fonts too. */

const SPACE = "http://www.w3.org/2000/svg";
/** What a drawing takes from the sheets. */
const TAKEN = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
  "opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "visibility", "display",
  "paint-order",
];

/**
 * The sheets' own fonts as rules that need nothing from elsewhere; without them a picture has the system's.
 * @param {(address: string) => Promise<Blob>} read a file of the page's own server
 */
export async function fontsOf(read) {
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => ({ rule, base: sheet.href })),
  );
  const texts = rules.map(async ({ rule, base }) => {
    const address = /url\("?([^")]+)/.exec(rule.cssText)?.[1] ?? "";
    try {
      const file = await read(new URL(address, base ?? document.baseURI).href);
      return rule.cssText.replace(address, await dataOf(file));
    } catch {
      return "";
    }
  });
  return (await Promise.all(texts)).join("");
}

/** @param {Blob} blob @returns {Promise<string>} */
async function dataOf(blob) {
  const reader = new FileReader();
  const read = new Promise((done) => reader.addEventListener("load", done));
  reader.readAsDataURL(blob);
  await read;
  return String(reader.result);
}

/** @param {SVGSVGElement} graph @param {string} fonts */
function copied(graph, fonts) {
  const copy = /** @type {SVGSVGElement} */ (graph.cloneNode(true));
  const [from, to] = [[graph, ...graph.querySelectorAll("*")], [copy, ...copy.querySelectorAll("*")]];
  from.forEach((element, index) => {
    const twin = to[index];
    if (!twin) return;
    const style = getComputedStyle(element);
    for (const name of TAKEN) twin.setAttribute(name, style.getPropertyValue(name));
    // No button lies over it there.
    if (element.matches(".covered")) twin.setAttribute("visibility", "visible");
    for (const name of [...twin.getAttributeNames()]) {
      if (/^(?:data-|aria-|role$|tabindex$|class$)/.test(name)) twin.removeAttribute(name);
    }
  });
  const { width, height } = graph.getBoundingClientRect();
  const ground = document.createElementNS(SPACE, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(/** @type {Element} */ (graph.parentElement)).backgroundColor);
  const style = document.createElementNS(SPACE, "style");
  style.textContent = `${fonts}svg{font-feature-settings:"tnum"}`;
  copy.prepend(style, ground);
  copy.setAttribute("xmlns", SPACE);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  return { copy, width, height };
}

/** The SVG's text. @param {SVGSVGElement} graph @param {string} fonts */
export const pictureOf = (graph, fonts) => new XMLSerializer().serializeToString(copied(graph, fonts).copy);

/**
 * Twice as many pixels as on the screen, as the address of a PNG.
 * @param {SVGSVGElement} graph
 * @param {string} fonts
 * @returns {Promise<string>}
 */
export async function pngOf(graph, fonts) {
  const { copy, width, height } = copied(graph, fonts);
  const image = new Image();
  image.src = await dataOf(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}
