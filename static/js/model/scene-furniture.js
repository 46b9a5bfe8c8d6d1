// What stands around the network: headers, Θ arrows, error sizes, the legend.

import { isEditable } from "./edits.js";
import { formatRatio, formatValue } from "./format.js";
import { visibility } from "./knowledge.js";
import { nameOf } from "./names.js";
import { HEADERS_END, costPlace } from "./scene-target.js";
import { number, symbol, text } from "./scene-text.js";

/** @typedef {import("../types/scene.js").Layout} Layout */
/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/scene.js").HeaderScene} HeaderScene */
/** @typedef {import("../types/scene.js").LinkScene} LinkScene */
/** @typedef {import("../types/scene.js").SizeScene} SizeScene */
/** @typedef {import("../types/scene.js").Text} Text */
/** @typedef {import("../types/scene.js").Point} Point */
/** @typedef {import("./moment.js").Moment} Moment */

/** Half of "12 outputs \u00b7 leaky ReLU" as a button, and of the buttons above it. */
const HEADER_HALF = 80;
/** The legend is so wide, with the air at the edge of the stage. */
const LEGEND = 118;
const RULE = 92;
/** Below this pitch the second line of a header is shortened to leave room for the arrows. */
const ROOMY = 150;
/** "\u2190 \u00d7 0.35" with air at both ends, and what a bar of an error size needs at least. */
const RATIO = 68;
const LEAST_BAR = 16;
/** "mean |δ|, log scale" ends before the number of the next column. */
const ROOM_FOR_SCALE = 96;
/** Half of it, with some air at the rim. */
const LABEL_HALF = 68;

/**
 * With `controls` a button of the page lies over the second line, which is seen in pictures alone.
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {boolean} [controls]
 * @returns {HeaderScene[]}
 */
export function headerScenes({ trace }, layout, controls = false) {
  return layout.columns.map((x, index) => {
    const layer = index + 1;
    const name = `Layer ${layer}`;
    if (layout.narrow) {
      // Side by side they need this much; more layers carry their number alone.
      const title = layout.cp >= 52 ? name : String(layer);
      return { key: `h${layer}`, layer, x, texts: [text("name", x, 20, title, { size: 11.5 })] };
    }
    const second = secondLine(trace, layout, layer);
    const titles = layout.cp < 64 ? String(layer) : name;
    const texts = [text("name", x, 21, titles, { size: 13.5, weight: 600, tone: "ink" })];
    const covered = controls && layer > 1 && isEditable(trace.problem);
    if (second) texts.push(text("kind", x, 43.5, second, { size: 12, tone: "ink3", covered }));
    return { key: `h${layer}`, layer, x, texts };
  });
}

/**
 * "2 hidden · sigmoid"; null where there is no room for it.
 * @param {Trace} trace
 * @param {Layout} layout
 * @param {number} layer
 * @returns {string | null}
 */
export function secondLine({ problem: { layers, activations } }, layout, layer) {
  if (layout.narrow || layout.cp < 84) return null;
  const size = layers[layer - 1] ?? 0;
  const kind =
    layer === 1 ? plural(size, "input") : layer < layers.length ? `${size} hidden` : plural(size, "output");
  if (layer === 1) return kind;
  const short = layout.cp < ROOMY ? String(size) : kind;
  return `${short} · ${nameOf(activations[layer - 2] ?? "")}`;
}

/** @param {number} count @param {string} noun */
const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/**
 * Which Θ the step uses, and which way things travel through it.
 * @param {Moment} moment
 * @returns {{layer: number, state: LinkScene["state"]} | null}
 */
function matrixInUse({ step, intro }) {
  if (intro !== null) return null;
  switch (step.kind) {
    case "weighted_sum":
    case "activation":
      return { layer: step.layer - 1, state: "forward" };
    case "weighted_delta":
    case "delta":
      return { layer: step.layer, state: "backward" };
    case "gradient":
      return { layer: step.layer, state: "gradient" };
    default:
      return null;
  }
}

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @returns {LinkScene[]}
 */
export function linkScenes(moment, layout) {
  const used = matrixInUse(moment);
  const longest = Math.max(
    ...headerScenes(moment, layout).map(({ texts }) =>
      Math.max(...texts.map(({ runs, size }) => (runs[0]?.text.length ?? 0) * size * 0.53)),
    ),
  );
  // A header's second line may be a button, which is a little wider than what it says.
  const width = Math.min(RULE, layout.cp - longest - (layout.narrow ? 14 : 30));
  if (width < 14) return [];
  return layout.columns.slice(0, -1).flatMap((x, index) => {
    const layer = index + 1;
    const middle = x + layout.cp / 2;
    const state = used?.layer === layer ? used.state : "idle";
    if (layout.narrow && state === "idle") return [];
    const more = /** @type {const} */ ({ size: 15, tone: state === "idle" ? "ink3" : "ink" });
    return [
      {
        key: `t${layer}`,
        layer,
        x1: middle - width / 2,
        x2: middle + width / 2,
        y: layout.narrow ? 16 : 33,
        state,
        text: layout.narrow ? null : symbol(`T${layer}`, middle, 21, "Θ", layer, null, more),
      },
    ];
  });
}

/**
 * The vanishing gradient: a bar per layer that grows to the left, as the error travels.
 * @param {Moment} moment
 * @param {Layout} layout
 * @returns {{bars: SizeScene[], texts: Text[]}}
 */
export function errorSizes(moment, layout) {
  if (layout.narrow) return { bars: [], texts: [] };
  const { error_size: sizes } = moment.trace;
  const y = layout.height - (layout.low ? 34 : 43);
  const baseline = y + (layout.low ? 19 : 20);
  const ratios = hasRatios(layout);
  const half = barHalf(layout);
  const first = Math.max(layout.columns[0] ?? 0, LABEL_HALF);
  const faint = /** @type {const} */ ({ tone: "ink3", size: 12 });
  const texts = [
    text("size:title", first, y + 4, "error size", faint),
    text("size:mean", first, baseline, [{ text: "mean " }, { text: "|δ|", math: true }, { text: scaleOf(layout) }], faint),
  ];
  /** @param {number} index */
  const known = (index) => {
    const size = sizes[index] ?? null;
    return size !== null && isKnown(moment, index + 1) ? size : null;
  };
  const bars = layout.columns.slice(1).map((x, place) => {
    const index = place + 1;
    const size = known(index);
    const right = known(index + 1);
    texts.push(
      size === null
        ? text(`size${index + 1}`, x, baseline, "…", faint)
        : text(`size${index + 1}`, x, baseline, [number(size, formatValue)], {
            weight: 550,
            tone: "ink",
          }),
    );
    if (ratios && size !== null && right !== null && right > 0) {
      const ratio = [{ text: "← × " }, { ...number(size / right, formatRatio), role: "ratio" }];
      texts.push(text(`ratio${index + 1}`, x + layout.cp / 2, y + 4, ratio, faint));
    }
    return { key: `size${index + 1}`, x1: x - half, x2: x + half, y, share: shareOf(size) };
  });
  return { bars, texts };
}

/** Between two bars stands the ratio; where columns are too close for it, the bars alone. @param {Layout} layout */
const hasRatios = ({ cp }) => cp >= RATIO + 2 * LEAST_BAR;

/** How to read the bars; where columns are close, in one word. @param {Layout} layout */
const scaleOf = ({ cp }) => (cp >= ROOM_FOR_SCALE ? ", log scale" : ", log");

/** Half of a bar at its longest. @param {Layout} layout */
const barHalf = (layout) =>
  Math.min(120, 0.62 * layout.cp, hasRatios(layout) ? layout.cp - RATIO : Infinity) / 2;

/** @param {Moment} moment @param {number} layer */
function isKnown(moment, layer) {
  const units = moment.trace.a[layer - 1] ?? [];
  return units.every((_, j) => visibility(moment, "d", layer, j + 1) > 0);
}

/**
 * From 1e−4 to 1 on a logarithmic scale.
 * @param {number | null} size
 */
function shareOf(size) {
  if (size === null) return 0;
  return Math.max(0.02, Math.min(1, (Math.log10(Math.max(size, 1e-12)) + 4) / 4));
}

/**
 * Beneath the network, in the strip of the error sizes; where something stands there, beside the
 * last header; where there is no room either, nowhere.
 * @param {Layout} layout
 * @returns {Point | null}
 */
export function legendPlace(layout) {
  if (layout.narrow) return null;
  const x = layout.width - LEGEND;
  const last = layout.units.at(-1)?.[0]?.x ?? 0;
  const cost = costPlace(layout);
  const y = layout.height - (layout.low ? 41 : 48);
  if (last + barHalf(layout) + 8 <= x && cost.y <= y - 10) return { x, y };
  const free = last + HEADER_HALF <= x && cost.y >= HEADERS_END + 15;
  return free ? { x, y: 17 } : null;
}
