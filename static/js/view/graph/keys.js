// Moving between units with the arrow keys: one stop in the tab order, the rest by arrows.

/** @typedef {import("../../types/scene.js").UnitScene} UnitScene */
/** @typedef {import("./layers.js").Layer} Layer */
/** @typedef {import("../graph.js").GraphActions} GraphActions */

/** @type {Readonly<Record<string, [number, number]>>} [layers, units] */
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * @param {Layer} units
 * @param {GraphActions} actions
 * @returns {{update(): void}}
 */
export function createKeys(units, actions) {
  let current = "u1-1";

  const groups = () =>
    /** @type {import("d3-selection").Selection<SVGGElement, UnitScene, any, any>} */ (
      units.selectAll("g.unit")
    );

  function update() {
    const known = groups().data();
    if (known.length && !known.some(({ key }) => key === current)) current = known[0]?.key ?? current;
    groups()
      .attr("tabindex", ({ key }) => (key === current ? 0 : -1))
      .attr("aria-haspopup", actions.openUnit ? "dialog" : null);
  }

  /** @param {string} key */
  function focus(key) {
    current = key;
    update();
    const target = groups().filter((unit) => unit.key === key).node();
    target?.focus({ preventScroll: true });
  }

  units.on("keydown", (/** @type {KeyboardEvent} */ event) => {
    const at = unitOf(event);
    if (!at || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const move = MOVES[event.key];
    if (move) {
      const next = neighbour(groups().data(), at, move);
      if (next) focus(next.key);
    } else if (event.key === "Enter" || event.key === " ") {
      open(at, event);
    } else {
      return;
    }
    // The page steps with the same keys; inside the graph they belong to the units.
    event.preventDefault();
    event.stopPropagation();
  });
  units.on("click", (/** @type {MouseEvent} */ event) => {
    const at = unitOf(event);
    if (!at) return;
    focus(at.key);
    open(at, event);
  });

  /** @param {UnitScene} unit @param {Event} event */
  function open({ layer, unit }, event) {
    const anchor = groupAt(event);
    if (anchor) actions.openUnit?.({ layer, unit, anchor });
  }

  /** @param {Event} event */
  const groupAt = (event) => /** @type {Element} */ (event.target).closest("g.unit");

  /** @param {Event} event @returns {UnitScene | undefined} */
  function unitOf(event) {
    const node = groupAt(event);
    return groups().filter((_, index, nodes) => nodes[index] === node).data()[0];
  }

  return { update };
}

/**
 * Up and down within a layer, the bias first; sideways to the nearest row.
 * @param {UnitScene[]} units
 * @param {UnitScene} from
 * @param {[number, number]} move
 * @returns {UnitScene | undefined}
 */
function neighbour(units, from, [layers, rows]) {
  if (rows) return units.find(({ layer, unit }) => layer === from.layer && unit === from.unit + rows);
  return units
    .filter(({ layer }) => layer === from.layer + layers)
    .sort((a, b) => Math.abs(a.at.y - from.at.y) - Math.abs(b.at.y - from.at.y))[0];
}
