// Around the network: headers, Θ arrows, gauge and targets, error sizes, legend.

import { drawTexts, set } from "./text.js";

/** @typedef {import("../../types/scene.js").HeaderScene} HeaderScene */
/** @typedef {import("../../types/scene.js").LinkScene} LinkScene */
/** @typedef {import("../../types/scene.js").GaugeScene} GaugeScene */
/** @typedef {import("../../types/scene.js").TargetScene} TargetScene */
/** @typedef {import("../../types/scene.js").SizeScene} SizeScene */
/** @typedef {import("../../types/scene.js").Point} Point */
/** @typedef {import("./layers.js").Layer} Layer */
/** @typedef {import("./fades.js").Fades} Fades */

const HEAD = 7;
const BAR = 7;

/**
 * @param {Layer} layer
 * @param {HeaderScene[]} headers
 */
export function drawHeaders(layer, headers) {
  const groups = layer
    .selectAll("g")
    .data(headers, (header) => /** @type {HeaderScene} */ (header).key)
    .join("g")
    .attr("data-layer", ({ layer: l }) => l);
  drawTexts(groups, ({ texts }) => texts);
}

/**
 * @param {Layer} layer
 * @param {LinkScene[]} links
 */
export function drawLinks(layer, links) {
  const groups = layer
    .selectAll("g")
    .data(links, (link) => /** @type {LinkScene} */ (link).key)
    .join((enter) => {
      const group = enter.append("g");
      group.append("path");
      return group;
    })
    .attr("class", ({ state }) => `link ${state}`)
    .attr("data-ref", ({ layer: l }) => `T${l}`);
  groups.select("path").attr("d", ({ x1, x2, y, state }) => {
    const rule = `M${x1},${y}H${x2}`;
    if (state === "forward") return `${rule}m${-HEAD},${-HEAD + 1}l${HEAD},${HEAD - 1}l${-HEAD},${HEAD - 1}`;
    if (state === "backward") return `${rule}M${x1 + HEAD},${y - HEAD + 1}L${x1},${y}l${HEAD},${HEAD - 1}`;
    return rule;
  });
  drawTexts(groups, ({ text }) => (text ? [text] : []));
}

/**
 * @param {Layer} layer
 * @param {GaugeScene | null} gauge
 * @param {Fades} fades
 */
export function drawGauge(layer, gauge, fades) {
  const group = layer
    .selectAll("g")
    .data(gauge ? [gauge] : [])
    .join((enter) => {
      const parts = enter.append("g");
      for (const name of ["mark", "track", "gap", "tick"]) parts.append("rect").attr("class", name);
      parts.append("line").attr("class", "lead");
      parts.append("circle").attr("class", "ring").attr("r", 7);
      return parts;
    })
    .attr("class", ({ active, sign }) => `gauge ${sign}${active ? " active" : ""}`);
  group.each(function (one) {
    const node = /** @type {Element} */ (this);
    /** @param {string} name */
    const part = (name) => /** @type {Element} */ (node.querySelector(`.${name}`));
    box(part("mark"), one.x - 15, one.top - 13, 30, one.bottom - one.top + 26, 15);
    box(part("track"), one.x - 2.5, one.top, 5, one.bottom - one.top, 2.5);
    box(part("tick"), one.x - 9, one.y - 1.5, 18, 3, 1);
    const a = one.a;
    for (const name of ["lead", "ring"]) {
      part(name).classList.toggle("absent", a === null);
      fades.opacity(one.fade, part(name));
    }
    if (a !== null) {
      set(part("ring"), "cx", String(one.x));
      set(part("ring"), "cy", a.toFixed(2));
      const ends = { x1: one.lead.x, y1: one.lead.y, x2: one.x - 9, y2: a };
      for (const [name, v] of Object.entries(ends)) set(part("lead"), name, v.toFixed(2));
    }
    const gap = part("gap");
    gap.classList.toggle("absent", !one.gap || a === null);
    // The gap opens from the target towards what the network said.
    fades.on("gap", (share) => {
      const end = one.y + ((a ?? one.y) - one.y) * share;
      box(gap, one.x - 5, Math.min(one.y, end), 10, Math.abs(end - one.y), 1);
    });
  });
}

/**
 * @param {Element} rect
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @param {number} rx
 */
function box(rect, x, y, width, height, rx) {
  for (const [name, v] of Object.entries({ x, y, width, height, rx })) set(rect, name, v.toFixed(2));
}

/**
 * @param {Layer} layer
 * @param {TargetScene[]} targets
 */
export function drawTargets(layer, targets) {
  const groups = layer
    .selectAll("g")
    .data(targets, (target) => /** @type {TargetScene} */ (target).key)
    .join((enter) => {
      const group = enter.append("g");
      group.append("line").attr("class", "lead");
      group.append("circle").attr("class", "ring");
      group.append("circle").attr("class", "cell");
      return group;
    })
    .attr("class", ({ active }) => `target${active ? " active" : ""}`);
  groups
    .select("line")
    .attr("x1", ({ lead }) => lead.x)
    .attr("y1", ({ lead }) => lead.y)
    .attr("x2", ({ x, r }) => x - r - 2)
    .attr("y2", ({ y }) => y);
  groups
    .selectAll("circle")
    .data((target) => [target, target])
    .attr("cx", ({ x }) => x)
    .attr("cy", ({ y }) => y)
    .attr("r", ({ r }, index) => (index === 0 ? r + 5 : r));
  groups
    .select(".cell")
    .attr("class", ({ sign }) => `cell ${sign}`)
    .style("--share", ({ percent }) => `${percent}%`);
}

/**
 * @param {Layer} layer
 * @param {SizeScene[]} sizes
 */
export function drawSizes(layer, sizes) {
  const groups = layer
    .selectAll("g")
    .data(sizes, (size) => /** @type {SizeScene} */ (size).key)
    .join((enter) => {
      const group = enter.append("g");
      group.append("rect").attr("class", "track");
      group.append("rect").attr("class", "bar");
      return group;
    });
  groups.each(function ({ x1, x2, y, share }) {
    const [track, bar] = /** @type {Element} */ (this).children;
    if (!track || !bar) return;
    box(track, x1, y - BAR / 2, x2 - x1, BAR, BAR / 2);
    box(bar, x2 - (x2 - x1) * share, y - BAR / 2, (x2 - x1) * share, BAR, BAR / 2);
  });
}

const ROWS = [
  ["positive", "M0,0H22", "pos"],
  ["negative", "M0,0H22", "neg"],
  ["thicker, larger", "M0,4L22,-4V4Z", "wedge"],
];

/**
 * @param {Layer} layer
 * @param {Point | null} place
 */
export function drawLegend(layer, place) {
  layer.attr("transform", place ? `translate(${place.x},${place.y})` : null);
  const rows = layer
    .selectAll("g")
    .data(place ? ROWS : [])
    .join((enter) => {
      const row = enter.append("g");
      row.append("path");
      row.append("text");
      return row;
    })
    .attr("transform", (_, index) => `translate(0,${index * 15})`);
  rows
    .select("path")
    .attr("d", ([, d]) => d ?? "")
    .attr("class", ([, , name]) => name ?? "");
  rows
    .select("text")
    .attr("x", 32)
    .attr("y", 4)
    .attr("class", "tone-ink3")
    .text(([name]) => name ?? "");
}
