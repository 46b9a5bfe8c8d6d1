/** The drawing beside the formula: the number walk of a sum, the slope of g. */

import { HEIGHT, WIDTH, drawingOf } from "../model/drawing.js";
import { slopeShown } from "../model/drawing-slope.js";
import { arrowPath, grown, landed } from "../model/drawing-walk.js";
import { s, setAttribute, setText } from "./parts/dom.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../model/drawing-walk.js").Walk} Walk */
/** @typedef {import("../model/drawing-slope.js").SlopePlot} SlopePlot */
/** @typedef {{svg: SVGElement, show: (tau: number) => void}} Drawn */

/** @param {HTMLElement} root */
export function createDrawing(root) {
  /** @type {unknown} */
  let drawnTrace = null;
  let drawnStep = -1;
  /** @type {Drawn | null} */
  let drawn = null;
  return {
    /** @param {State} state */
    render({ trace, place, wide }) {
      const step = wide && place.intro === null ? place.step : -1;
      if (trace !== drawnTrace || step !== drawnStep) {
        [drawnTrace, drawnStep] = [trace, step];
        const drawing = step < 0 ? null : drawingOf(trace, step);
        drawn = drawing && (drawing.is === "walk" ? walk(drawing) : slope(drawing));
        root.replaceChildren(...(drawn ? [drawn.svg] : []));
        setAttribute(root, "hidden", !drawn);
      }
      drawn?.show(place.tau);
    },
  };
}

/**
 * @param {string} label
 * @param {...SVGElement} parts
 */
function frame(label, ...parts) {
  const box = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT };
  return s("svg", { ...box, class: "drawing", role: "img", "aria-label": label }, ...parts);
}

/**
 * @param {Walk} of
 * @returns {Drawn}
 */
function walk(of) {
  const { zero, top, bottom, bar, arrows, stops } = of;
  const axis = s("path", { class: "drawing-axis", d: `M${zero},${top}V${bottom}` });
  const origin = s("text", { class: "drawing-tick", x: zero, y: bottom + 13 }, "0");
  const total = s("rect", { class: "walk-bar", y: bar - 3, height: 6, rx: 1 });
  const label = s("text", { class: "walk-sum", y: bar + 4.5 });
  const drop = s("path", { class: "walk-drop" });
  const paths = arrows.map(({ key, sign }) => s("path", { class: `walk-arrow ${sign}`, "data-key": key }));
  const drops = arrows.slice(1).map(({ from, y }, k) =>
    s("path", { class: "walk-drop", d: `M${from},${arrows[k]?.y ?? y}V${y}` }),
  );
  const svg = frame("The terms of the sum as arrows, each from where the one before ended", axis, origin, ...drops, drop, ...paths, total, label);
  return {
    svg,
    show(tau) {
      paths.forEach((path, k) => {
        const arrow = arrows[k];
        if (arrow) setAttribute(path, "d", arrowPath(arrow, grown(of, k, tau)));
      });
      drops.forEach((path, k) => setAttribute(path, "visibility", grown(of, k + 1, tau) > 0 ? null : "hidden"));
      const count = landed(of, tau);
      const stop = stops[count - 1];
      const whole = count === stops.length;
      setAttribute(svg, "data-landed", count);
      setAttribute(total, "visibility", stop ? null : "hidden");
      setAttribute(drop, "d", stop ? `M${stop.x},${arrows[count - 1]?.y ?? bar}V${bar}` : "");
      setText(label, stop ? stop.text : "");
      if (!stop) return;
      setAttribute(total, "x", Math.min(zero, stop.x));
      setAttribute(total, "width", Math.max(1.5, Math.abs(stop.x - zero)));
      setAttribute(total, "class", `walk-bar${whole ? " whole" : ""}`);
      setAttribute(label, "class", `walk-sum${whole ? " whole" : ""}`);
      setAttribute(label, "x", stop.anchor === "end" ? stop.x - 7 : stop.x + 7);
      setAttribute(label, "text-anchor", stop.anchor);
    },
  };
}

/**
 * @param {SlopePlot} of
 * @returns {Drawn}
 */
function slope(of) {
  const { ring, tangent, ticks } = of;
  const { left, right, top, bottom, zeroX, zeroY, ticksY, captionY } = of.frame;
  const axes = s("path", { class: "drawing-axis", d: `M${left},${zeroY}H${right}M${zeroX},${top - 4}V${bottom}` });
  const lead = s("path", { class: "slope-lead" });
  const line = s("path", { class: `slope-tangent${of.struck ? " struck" : ""}` });
  const circle = s("circle", { class: "slope-ring", cx: ring.x, cy: ring.y, r: 5 });
  const caption = s("text", { class: `slope-caption${of.struck ? " struck" : ""}`, x: right, y: captionY }, of.caption);
  const labels = ticks.map(({ x, text }, k) =>
    s("text", { class: `drawing-tick ${["first", "mid", "last"][k]}`, x, y: ticksY }, text),
  );
  const name = tangent ? "The activation g with its tangent at z" : "The activation g at z";
  const svg = frame(name, axes, ...labels, s("path", { class: "slope-curve", d: of.curve }), lead, line, circle, caption);
  return {
    svg,
    show(tau) {
      const shown = slopeShown(of, tau);
      setAttribute(lead, "d", `M${ring.x},${zeroY}V${zeroY + (ring.y - zeroY) * shown.lead}`);
      setAttribute(circle, "opacity", shown.ring);
      setAttribute(caption, "opacity", shown.ring);
      if (!tangent) return;
      const [dx, dy] = [tangent.dx * shown.tangent, tangent.dy * shown.tangent];
      setAttribute(line, "d", `M${ring.x - dx},${ring.y - dy}l${2 * dx},${2 * dy}`);
    },
  };
}
