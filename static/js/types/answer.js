// Types only: what the server answers.

/**
 * A problem with every field filled in, as the server echoes it.
 * @typedef {object} Problem
 * @property {number[]} layers s_1 … s_L, without the bias unit
 * @property {string[]} activations g of layers 2 … L
 * @property {number[][][]} theta Θ^(1) … Θ^(L−1); bias in column 0
 * @property {number} seed
 * @property {"cross_entropy" | "squared_error"} loss
 * @property {number[]} x
 * @property {number[]} y
 * @property {"exact" | "intuition" | "y_minus_a"} rule
 */

/**
 * One term of a sum: weight × signal = product; partial is the sum up to and with it.
 * @typedef {object} SumTerm
 * @property {[number, number, number]} theta [l, i, j], counted from 1, j = 0 the bias
 * @property {number} weight
 * @property {number} signal
 * @property {number} product
 * @property {number} partial
 */

/**
 * One ∂cost/∂Θ_ij: the error on the right times the activation on the left.
 * @typedef {object} GradientTerm
 * @property {[number, number, number]} theta
 * @property {number} delta
 * @property {number} activation
 * @property {number} product
 */

/**
 * @typedef {object} Note
 * @property {"erratum" | "intuition"} kind
 * @property {string | null} at minute of the lecture, "8:50"
 * @property {string} text
 * @property {number | number[]} [exact] the true value, where the rule gives another
 */

/** @typedef {"forward" | "cost" | "backward" | "gradient"} Phase */

/**
 * What every step has.
 * @typedef {object} StepWords
 * @property {number} step counted from 1
 * @property {Phase} phase
 * @property {number} layer
 * @property {number | null} unit null where the whole layer takes part
 * @property {string} heading
 * @property {string} caption
 * @property {string} narration
 * @property {string} latex
 * @property {string} numbers
 * @property {Note[]} notes
 * @property {Record<"numpy" | "octave" | "pytorch", number>} code_line line of each listing, from 1
 */

/**
 * @typedef {object} SumStepParts
 * @property {"weighted_sum" | "weighted_delta"} kind
 * @property {SumTerm[]} terms
 * @property {number | number[]} value
 * @property {number | null} [rest] what all terms but the two largest add up to
 */

/**
 * @typedef {object} PlainStepParts
 * @property {"input" | "activation" | "cost" | "output_error"} kind
 * @property {[]} terms
 * @property {number | number[]} value
 */

/**
 * A gate: Σ × g′(z). A fused output_delta has no `slope`; under softmax it is null.
 * @typedef {object} GateStepParts
 * @property {"delta" | "output_delta"} kind
 * @property {[]} terms
 * @property {number | number[]} value
 * @property {number | number[] | null} [slope]
 */

/**
 * @typedef {object} GradientStepParts
 * @property {"gradient"} kind
 * @property {GradientTerm[]} terms
 * @property {number[][]} value
 */

/** @typedef {StepWords & SumStepParts} SumStep */
/** @typedef {StepWords & GradientStepParts} GradientStep */
/** @typedef {StepWords & (SumStepParts | PlainStepParts | GateStepParts | GradientStepParts)} Step */

/**
 * `/trace`. What does not exist (z and δ of layer 1) is null.
 * @typedef {object} Trace
 * @property {Problem} problem
 * @property {string | null} query canonical link; null where it would be too long
 * @property {(number[] | null)[]} z
 * @property {number[][]} a
 * @property {number[]} output
 * @property {number} cost
 * @property {(number[] | null)[]} slope
 * @property {(number[] | null)[]} weighted_delta
 * @property {(number[] | null)[]} delta
 * @property {number[][][]} gradient
 * @property {(number | null)[]} error_size mean |δ| of each layer
 * @property {boolean} is_gradient
 * @property {{delta: (number[] | null)[], gradient: number[][][]}} [exact]
 * @property {"unit" | "layer"} granularity
 * @property {Step[]} steps
 */

/** @typedef {"unit" | "layer"} Granularity */
/** @typedef {"numpy" | "octave" | "pytorch"} Language */

export {};
