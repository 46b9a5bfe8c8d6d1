// Units: ring, four tinted parts, outline, badge, numbers.

import { select } from "../../../vendor/d3.js";
import { drawTexts, set } from "./text.js";

/** @typedef {import("../../types/scene.js").UnitScene} UnitScene */
/** @typedef {import("../../types/scene.js").Outline} Outline */
/** @typedef {import("../../types/scene.js").Quadrant} Quadrant */
/** @typedef {import("../../types/scene.js").Badge} Badge */
/** @typedef {import("../../types/scene.js").Lod} Lod */
/** @typedef {import("./layers.js").Layer} Layer */
/** @typedef {import("./fades.js").Fades} Fades */

const RING = 7;
const FOCUS = 10;
/** Which corner each part takes: [left, upper]. */
const CORNERS = { z: [-1, -1], a: [1, -1], d: [-1, 1], s: [1, 1] };

/**
 * @param {Layer} layer
 * @param {Outline[]} bands
 */
export function drawBands(layer, bands) {
  layer
    .selectAll("rect")
    .data(bands)
    .join("rect")
    .each(function (band) {
      outline(/** @type {Element} */ (this), band, 0);
    });
}

/**
 * @param {Layer} layer
 * @param {UnitScene[]} units
 * @param {Lod} lod
 * @param {Fades} fades
 */
export function drawUnits(layer, units, lod, fades) {
  const groups = layer
    .selectAll("g.unit")
    .data(units, (unit) => /** @type {UnitScene} */ (unit).key)
    .join((enter) => enter.append("g").call(skeleton));
  groups
    .attr("class", ({ kind, active }) => `unit ${kind} ${lod}${active ? " active" : ""}`)
    .attr("aria-label", ({ label }) => label)
    .attr("data-unit", ({ key }) => key.slice(1))
    .each(function (unit) {
      drawShape(/** @type {SVGGElement} */ (this), unit, fades);
    });
}

/**
 * What stands in the units, apart from them: there the labels say it, in words.
 * @param {Layer} layer
 * @param {UnitScene[]} units
 * @param {Fades} fades
 */
export function drawValues(layer, units, fades) {
  drawTexts(layer, units.flatMap((unit) => unit.texts), fades);
}

/**
 * The fixed children of a unit, back to front; texts come after them.
 * @param {import("d3-selection").Selection<SVGGElement, UnitScene, any, any>} groups
 */
function skeleton(groups) {
  groups.attr("role", "button").attr("tabindex", -1);
  for (const name of ["focus-ring", "ring", "base"]) groups.append("rect").attr("class", name);
  groups.append("g").attr("class", "quadrants");
  groups.append("path").attr("class", "dividers");
  groups.append("rect").attr("class", "outline");
  groups.append("g").attr("class", "badge");
}

/**
 * @param {SVGGElement} group
 * @param {UnitScene} unit
 * @param {Fades} fades
 */
function drawShape(group, unit, fades) {
  const { at, quadrants, badge } = unit;
  const within = select(group);
  within.selectChildren("rect").each(function () {
    const element = /** @type {Element} */ (this);
    const grow = { ring: RING, "focus-ring": FOCUS }[element.getAttribute("class") ?? ""] ?? 0;
    outline(element, at, grow);
  });
  within
    .select(".quadrants")
    .selectAll("path")
    .data(quadrants, (one) => /** @type {Quadrant} */ (one).ref)
    .join("path")
    .attr("class", ({ sign }) => `quadrant ${sign}`)
    .attr("data-part", ({ ref }) => ref)
    .attr("d", ({ part }) => (unit.kind === "input" ? whole(at) : quarter(at, part)))
    .style("--share", ({ percent }) => `${percent}%`)
    .each(function ({ fade }) {
      fades.opacity(fade, /** @type {Element} */ (this));
    });
  const cross = unit.kind === "unit";
  set(
    /** @type {Element} */ (within.select(".dividers").node()),
    "d",
    cross
      ? `M${at.x - at.hw},${at.y}H${at.x + at.hw}M${at.x},${at.y - at.hh}V${at.y + at.hh}`
      : null,
  );
  drawBadge(within.select(".badge"), at, badge);
}

/**
 * @param {import("d3-selection").Selection<any, any, any, any>} group
 * @param {Outline} at
 * @param {Badge | null} badge
 */
function drawBadge(group, at, badge) {
  const shown = group
    .attr("class", `badge${badge?.inverted ? " inverted" : ""}`)
    .attr("transform", `translate(${at.x},${at.y})`)
    .selectAll("g")
    .data(badge ? [badge] : [])
    .join((/** @type {any} */ enter) => {
      const disc = enter.append("g");
      disc.append("circle");
      disc.append("path");
      return disc;
    });
  shown.select("circle").attr("r", (/** @type {Badge} */ one) => one.r);
  shown.select("path").attr("d", (/** @type {Badge} */ one) => one.curve);
}

/**
 * @param {Element} element
 * @param {Outline} at
 * @param {number} grow
 */
export function outline(element, { x, y, hw, hh, corner }, grow) {
  set(element, "x", (x - hw - grow).toFixed(2));
  set(element, "y", (y - hh - grow).toFixed(2));
  set(element, "width", (2 * (hw + grow)).toFixed(2));
  set(element, "height", (2 * (hh + grow)).toFixed(2));
  set(element, "rx", (corner + grow).toFixed(2));
}

/**
 * A quarter of an outline, from its centre.
 * @param {Outline} at
 * @param {Quadrant["part"]} part
 */
function quarter({ x, y, hw, hh, corner }, part) {
  const [sx = 1, sy = 1] = part === "y" ? [] : CORNERS[part];
  const sweep = sx * sy > 0 ? 0 : 1;
  return (
    `M${x},${y}H${x + sx * hw}V${y + sy * (hh - corner)}` +
    `A${corner},${corner} 0 0 ${1 - sweep} ${x + sx * (hw - corner)},${y + sy * hh}H${x}Z`
  );
}

/** @param {Outline} at */
function whole({ x, y, hw }) {
  return `M${x - hw},${y}a${hw},${hw} 0 1 1 ${2 * hw},0a${hw},${hw} 0 1 1 ${-2 * hw},0Z`;
}
