/**
 * Linked highlighting: which names are lit together with the one that is pointed at.
 *
 * Names: z2-1, a2-1, g2-1 (g′), s2-1 (Σ), d2-1 of a unit; T2-1-2, D2-1-2 of a weight; a2, d2, T2 …
 * the whole vector or matrix, e4 being s4 of the output; u2-1 the unit itself, j = 0 its layer's bias; x1, y1, x, y what is given.
 */

/** @typedef {{part: string, numbers: number[]}} Name */

/** What a unit holds, in the order in which it becomes known. */
const HELD = ["z", "a", "g", "s", "d"];
const INDICES = { T: 3, D: 3, z: 2, a: 2, g: 2, s: 2, e: 2, d: 2, u: 2, x: 1, y: 1 };

/**
 * @param {string} name
 * @returns {Name | null} null for what is no such name
 */
export function nameOf(name) {
  const found = /^([TDzagseduxy])(\d+(?:-\d+)*)?$/.exec(name);
  if (!found) return null;
  const part = /** @type {keyof typeof INDICES} */ (found[1]);
  const numbers = found[2] ? found[2].split("-").map(Number) : [];
  const [most, least] = part === "x" || part === "y" ? [1, 0] : [INDICES[part], part === "u" ? 2 : 1];
  return numbers.length === least || numbers.length === most ? { part, numbers } : null;
}

/**
 * Everything that is lit while a pointer or the focus is on `name`, itself included.
 * @param {string} name
 * @param {readonly number[]} layers s_1 … s_L
 * @returns {ReadonlySet<string>} empty where the network has no such thing
 */
export function litWith(name, layers) {
  const read = nameOf(name);
  if (!read || !exists(read, layers)) return new Set();
  return new Set([name, ...related(read, layers)]);
}

/**
 * @param {Name} name
 * @param {readonly number[]} layers
 */
function exists({ part, numbers }, layers) {
  const [l = 1, i, j] = numbers;
  const L = layers.length;
  const size = layers[l - 1] ?? 0;
  switch (part) {
    case "T":
    case "D":
      if (l < 1 || l >= L) return false;
      return i === undefined || (within(i, 1, layers[l] ?? 0) && within(j ?? -1, 0, size));
    case "x":
      return numbers.length === 0 || within(l, 1, layers[0] ?? 0);
    case "y":
      return numbers.length === 0 || within(l, 1, layers[L - 1] ?? 0);
    case "u":
      return within(l, 1, L) && (i === 0 ? l < L : within(i ?? -1, 1, size));
    default:
      return within(l, 1, L) && (i === undefined || within(i, 1, size));
  }
}

/** @param {number} n @param {number} from @param {number} to */
const within = (n, from, to) => n >= from && n <= to;

/**
 * @param {Name} name
 * @param {readonly number[]} layers
 * @returns {string[]}
 */
function related({ part, numbers }, layers) {
  const [l = 1, i, j] = numbers;
  if (part === "x") return numbers.length ? [`a1-${l}`, "x", "a1"] : ["a1", ...related(all("a", 1), layers)];
  if (part === "y") return numbers.length ? ["y"] : counted(layers[layers.length - 1]).map((k) => `y${k}`);
  if (i === undefined) return whole(part, l, layers);
  switch (part) {
    case "T":
      // The edge and both its ends, and the matrix that it is an entry of.
      return [`T${l}`, `u${l}-${j}`, `u${l + 1}-${i}`];
    case "D":
      return [`D${l}`, `T${l}-${i}-${j}`];
    case "u":
      return [...held(l, i, layers), ...into(l, i, layers), ...outOf(l, i, layers)];
    // A sum is lit with all its terms: a row of Θ on the way there, a column on the way back.
    case "z":
      return [`z${l}`, ...into(l, i, layers)];
    case "s":
      return [`s${l}`, ...outOf(l, i, layers), ...(l === layers.length ? [`e${l}`] : [])];
    // g′ is a part of no unit's drawing; it is the slope at z.
    case "g":
      return [`g${l}`, `z${l}-${i}`];
    case "a":
      return l === 1 ? ["a1", `x${i}`, "x"] : [`a${l}`];
    default:
      return [`${part}${l}`];
  }
}

/** @param {string} part @param {number} layer @returns {Name} */
const all = (part, layer) => ({ part, numbers: [layer] });

/**
 * A whole matrix is a bundle of edges, a whole vector a column of units' parts.
 * @param {string} part
 * @param {number} l
 * @param {readonly number[]} layers
 */
function whole(part, l, layers) {
  const size = layers[l - 1] ?? 0;
  if (part === "T" || part === "D") {
    const entries = counted(layers[l]).flatMap((i) => [0, ...counted(size)].map((j) => `${l}-${i}-${j}`));
    const edges = entries.map((entry) => `T${entry}`);
    return part === "T" ? edges : [...edges, ...entries.map((entry) => `D${entry}`)];
  }
  const units = counted(size);
  const own = units.map((j) => `${part}${l}-${j}`);
  if (part === "e") own.push(`s${l}`, ...units.map((j) => `s${l}-${j}`));
  if (part === "g") own.push(...units.map((j) => `z${l}-${j}`));
  if (part === "a" && l < layers.length) own.push(`u${l}-0`);
  if (part === "a" && l === 1) own.push("x", ...units.map((j) => `x${j}`));
  return own;
}

/**
 * @param {number} l
 * @param {number} j
 * @param {readonly number[]} layers
 */
function held(l, j, layers) {
  if (j === 0) return [];
  if (l === 1) return [`a1-${j}`, `x${j}`];
  const given = l === layers.length ? [`y${j}`] : [];
  return [...HELD.map((part) => `${part}${l}-${j}`), ...given];
}

/** The edges that come in from the left. @param {number} l @param {number} i @param {readonly number[]} layers */
function into(l, i, layers) {
  if (l === 1 || i === 0) return [];
  return [0, ...counted(layers[l - 2])].map((j) => `T${l - 1}-${i}-${j}`);
}

/** The edges that leave to the right. @param {number} l @param {number} j @param {readonly number[]} layers */
function outOf(l, j, layers) {
  return l === layers.length ? [] : counted(layers[l]).map((i) => `T${l}-${i}-${j}`);
}

/** @param {number} [size] */
const counted = (size = 0) => Array.from({ length: size }, (_, k) => k + 1);
