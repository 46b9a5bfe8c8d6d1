// All that the page takes from D3. This one file is what esbuild bundles into
// static/vendor/d3.js and what stands beside it as d3.d.ts: a missing export is a type error.
export { select } from "d3-selection";
