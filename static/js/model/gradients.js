/** The gradients of one Θ, of which a formula and a sentence can show one. */

/** @typedef {import("../types/answer.js").GradientStep} GradientStep */

/**
 * The term of largest size that is not a bias's, whose gradient would be the error itself; of equal
 * ones the earliest. The server's words show the same.
 * @param {GradientStep} step
 */
export function shownEntry(step) {
  const weights = step.terms.filter((term) => term.theta[2] > 0);
  return weights.reduce((a, b) => (Math.abs(b.product) > Math.abs(a.product) ? b : a));
}
