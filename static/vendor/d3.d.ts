// All that the page takes from D3. This one file is what esbuild bundles into
// static/vendor/d3.js and what stands beside it as d3.d.ts: a missing export is a type error.
export { drag } from "d3-drag";
export { easeCubicInOut, easeCubicOut } from "d3-ease";
export { pointer, select, selectAll } from "d3-selection";
export { timer } from "d3-timer";
