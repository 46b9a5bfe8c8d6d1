// What of D3 the page uses. This one file is the entry of static/vendor/d3.js and, copied, its
// types (static/vendor/d3.d.ts), so that a name missing here is a type error in the views.
export { drag } from "d3-drag";
export { easeCubicInOut, easeCubicOut } from "d3-ease";
export { pointer, select, selectAll } from "d3-selection";
export { timer } from "d3-timer";
