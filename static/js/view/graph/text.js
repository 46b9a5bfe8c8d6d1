// Texts and symbols with indices.

/** @typedef {import("../../types/scene.js").Text} Text */
/** @typedef {import("../../types/scene.js").Run} Run */
/** @typedef {import("./layers.js").Layer} Layer */
/** @typedef {import("./fades.js").Fades} Fades */

/** Indices in the maths font, as shares of the size of the base. */
const INDEX = { size: 0.68, up: 0.4, down: 0.24 };
/** Width of "(l)" in its own size: two parentheses and its digits. */
const supWidth = (/** @type {string} */ sup) => 0.66 + 0.5 * (sup.length - 2);

/**
 * Variables are italic in mathematics. The letters have code points of their own there, which the
 * maths font draws as true italics; capitals such as Θ and Σ stay upright.
 * @param {Run} run
 */
const written = ({ text, math }) => (math ? text.replace(/[axyzδ]/g, italic) : text);

/** @param {string} letter */
const italic = (letter) =>
  letter === "δ" ? "\u{1d6ff}" : String.fromCodePoint(0x1d44e + letter.charCodeAt(0) - 97);

/**
 * @template Datum
 * @param {import("d3-selection").Selection<any, Datum, any, any>} parent
 * @param {Text[] | ((datum: Datum) => Text[])} texts
 * @param {Fades} [fades]
 */
export function drawTexts(parent, texts, fades) {
  const all = /** @type {any} */ (texts);
  parent
    .selectChildren("text")
    .data(all, (one) => /** @type {Text} */ (one).key)
    .join("text")
    .each(function (one) {
      drawText(/** @type {SVGTextElement} */ (this), /** @type {Text} */ (one));
      fades?.opacity(/** @type {Text} */ (one).fade, /** @type {SVGTextElement} */ (this));
    });
}

/**
 * @param {SVGTextElement} element
 * @param {Text} text
 */
function drawText(element, text) {
  set(element, "x", text.x.toFixed(2));
  set(element, "y", text.y.toFixed(2));
  set(element, "font-size", text.size.toFixed(2));
  set(element, "text-anchor", text.anchor);
  const [first] = text.runs;
  if (text.runs.length === 1 && first && !text.sup && !text.sub) {
    set(element, "class", `${classOf(first, first.tone ?? text.tone)}${text.covered ? " covered" : ""}`);
    set(element, "font-weight", String(first.weight ?? text.weight));
    name(element, first.ref);
    const content = written(first);
    if (element.textContent !== content) element.textContent = content;
    return;
  }
  set(element, "class", `tone-${text.tone}`);
  set(element, "font-weight", String(text.weight));
  name(element, undefined);
  const spans = [...text.runs.map((run) => ({ ...run, shift: null })), ...indices(text)];
  while (element.childNodes.length > spans.length) element.lastChild?.remove();
  for (const [index, span] of spans.entries()) drawSpan(element, index, span, text);
}

/** @typedef {Run & {shift: {dx: number, dy: number, size: number} | null}} Span */

/**
 * The superscript, and the subscript pulled back under it.
 * @param {Text} text
 * @returns {Span[]}
 */
function indices({ sup, sub, size }) {
  /** @type {Span[]} */
  const spans = [];
  const small = INDEX.size * size;
  const up = sup ? INDEX.up * size : 0;
  if (sup) spans.push({ text: sup, math: true, shift: { dx: 0, dy: -up, size: small } });
  if (sub) {
    const dx = sup ? -supWidth(sup) * small : 0;
    spans.push({ text: sub, math: true, shift: { dx, dy: up + INDEX.down * size, size: small } });
  }
  return spans;
}

/**
 * @param {SVGTextElement} element
 * @param {number} index
 * @param {Span} span
 * @param {Text} text
 */
function drawSpan(element, index, span, text) {
  let node = /** @type {Element | undefined} */ (element.childNodes[index]);
  if (!node || node.nodeType !== 1) {
    node?.remove();
    node = element.ownerDocument.createElementNS(element.namespaceURI, "tspan");
    element.insertBefore(node, element.childNodes[index] ?? null);
  }
  set(node, "class", classOf(span, span.tone ?? text.tone));
  name(node, span.ref);
  set(node, "font-weight", span.weight === undefined ? null : String(span.weight));
  set(node, "font-size", span.shift ? span.shift.size.toFixed(2) : null);
  set(node, "dx", span.shift ? span.shift.dx.toFixed(2) : null);
  set(node, "dy", span.shift ? span.shift.dy.toFixed(2) : null);
  const content = written(span);
  if (node.textContent !== content) node.textContent = content;
}

/**
 * @param {Run} run
 * @param {string} tone
 */
function classOf(run, tone) {
  return [`tone-${tone}`, run.math ? "math" : "", run.role ?? ""].filter(Boolean).join(" ");
}

/**
 * @param {Element} element
 * @param {string | undefined} ref
 */
const name = (element, ref) => set(element, "data-ref", ref ?? null);

/**
 * @param {Element} element
 * @param {string} attribute
 * @param {string | null} value
 */
export function set(element, attribute, value) {
  if (value === null) element.removeAttribute(attribute);
  else if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
}
