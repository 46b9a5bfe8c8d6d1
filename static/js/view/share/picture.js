/** The graph as a picture of its own, for slides: what style sheets say is written into it. */

const SPACE = "http://www.w3.org/2000/svg";
/** What a drawing takes from the sheets. */
const TAKEN = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
  "opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "visibility", "display",
  "paint-order",
];

/** @param {SVGSVGElement} graph */
function copied(graph) {
  const copy = /** @type {SVGSVGElement} */ (graph.cloneNode(true));
  const [from, to] = [[graph, ...graph.querySelectorAll("*")], [copy, ...copy.querySelectorAll("*")]];
  from.forEach((element, index) => {
    const twin = to[index];
    if (!twin) return;
    const style = getComputedStyle(element);
    for (const name of TAKEN) twin.setAttribute(name, style.getPropertyValue(name));
    for (const name of [...twin.getAttributeNames()]) {
      if (/^(?:data-|aria-|role$|tabindex$|class$)/.test(name)) twin.removeAttribute(name);
    }
  });
  const { width, height } = graph.getBoundingClientRect();
  const ground = document.createElementNS(SPACE, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(/** @type {Element} */ (graph.parentElement)).backgroundColor);
  copy.prepend(ground);
  copy.setAttribute("xmlns", SPACE);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  return { copy, width, height };
}

/** The SVG's text. @param {SVGSVGElement} graph */
export const pictureOf = (graph) => new XMLSerializer().serializeToString(copied(graph).copy);

/**
 * Twice as many pixels as on the screen, as the address of a PNG.
 * @param {SVGSVGElement} graph
 * @returns {Promise<string>}
 */
export async function pngOf(graph) {
  const { copy, width, height } = copied(graph);
  const image = new Image();
  const reader = new FileReader();
  const read = new Promise((done) => reader.addEventListener("load", done));
  reader.readAsDataURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }));
  await read;
  image.src = String(reader.result);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}
