// Types only: what the server answers, and the scene the graph draws. Nothing here runs.

// ---- What the server answers -----------------------------------------------------------

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

// ---- The layout: what stands where, for a network of this shape in a stage of this size ----

/** @typedef {"full" | "mid" | "cell"} Lod level of detail */
/** @typedef {{x: number, y: number}} Point */

/**
 * An outline around a centre: a circle (hw = hh = corner) or a rounded rectangle.
 * @typedef {object} Outline
 * @property {number} x
 * @property {number} y
 * @property {number} hw half width
 * @property {number} hh half height
 * @property {number} corner radius of the corners
 */

/**
 * An edge from a unit (j = 0: the bias) of layer l to unit i of layer l + 1, from outline to outline.
 * @typedef {object} EdgeLayout
 * @property {string} key T{l}-{i}-{j}
 * @property {number} layer
 * @property {number} i
 * @property {number} j
 * @property {number} x1
 * @property {number} y1
 * @property {number} x2
 * @property {number} y2
 * @property {Point} label where the Θ label stands
 * @property {number} labelAt how far from the left unit, 0 … 1
 * @property {Point} chip where a small chip stands in its place
 * @property {number} chipAt
 * @property {number} middleAt where it crosses the middle of the gap
 */

/**
 * @typedef {object} Layout
 * @property {number} width
 * @property {number} height
 * @property {boolean} narrow
 * @property {boolean} low
 * @property {Lod} lod
 * @property {number} pitch between rows
 * @property {number} cp between columns
 * @property {number} r
 * @property {number} hw half width of a unit
 * @property {number} hh half height of a unit
 * @property {number} corner
 * @property {number} top
 * @property {number} bottom
 * @property {number[]} columns x of each layer
 * @property {Outline[][]} units by layer, unit
 * @property {Outline[]} bias of layers 1 … L−1
 * @property {EdgeLayout[]} edges
 */

/**
 * @typedef {object} View
 * @property {number} width of the stage in CSS pixels
 * @property {number} height
 * @property {boolean} reducedMotion τ is then always 1
 * @property {number | null} [intro] progress 0 … 1 of the reveal on first load; null afterwards
 * @property {boolean} [controls] the page lays buttons over the headers
 */

// ---- The scene: what is drawn at one instant -------------------------------------------

/** @typedef {"pos" | "neg" | "zero"} Sign */
/** @typedef {"ink" | "ink2" | "ink3" | "paper" | Sign} Tone */

/**
 * A run of characters. With `value` it is a number, `text` is that value, formatted; with `ref` it
 * is the number of that name and nothing else stands in it.
 * @typedef {object} Run
 * @property {string} text
 * @property {number} [value]
 * @property {string} [ref]
 * @property {string} [role] a class of its own, such as chip-product
 * @property {Tone} [tone]
 * @property {number} [weight]
 * @property {boolean} [math] in the maths font
 */

/**
 * A line of text; with `sup` or `sub` it is a symbol with indices.
 * @typedef {object} Text
 * @property {string} key
 * @property {number} x
 * @property {number} y baseline
 * @property {Run[]} runs
 * @property {number} size
 * @property {number} weight
 * @property {Tone} tone
 * @property {"start" | "middle" | "end"} anchor
 * @property {string} [sup]
 * @property {string} [sub]
 * @property {string} [fade]
 */

/**
 * One of the four parts of a unit. `percent` 0 … 100 is how much of the sign colour it takes.
 * @typedef {object} Quadrant
 * @property {"z" | "a" | "s" | "d" | "y"} part
 * @property {string} ref
 * @property {Sign} sign
 * @property {number} percent 0 where the value is not known
 * @property {string} [fade]
 */

/**
 * @typedef {object} Badge
 * @property {number} r
 * @property {string} curve path of g, centred on 0
 * @property {boolean} inverted ink disc: g is being applied
 */

/**
 * @typedef {object} UnitScene
 * @property {string} key u{l}-{j}; j = 0 is the bias
 * @property {number} layer
 * @property {number} unit
 * @property {"input" | "bias" | "unit"} kind
 * @property {Outline} at
 * @property {boolean} active
 * @property {string} label for a screen reader
 * @property {Quadrant[]} quadrants empty for the bias
 * @property {Text[]} texts
 * @property {Badge | null} badge
 */

/**
 * @typedef {object} EdgeScene
 * @property {string} key
 * @property {number} layer
 * @property {number} i
 * @property {number} j
 * @property {number} x1
 * @property {number} y1
 * @property {number} x2
 * @property {number} y2
 * @property {Sign} sign
 * @property {number} width
 * @property {boolean} bias
 * @property {"idle" | "active" | "inactive"} state
 */

/**
 * A Θ label, its plate and its number. No plate where width is 0.
 * @typedef {object} LabelScene
 * @property {string} key
 * @property {number} layer
 * @property {number} i
 * @property {number} j
 * @property {number} x
 * @property {number} y
 * @property {number} width of the plate
 * @property {number} height
 * @property {Text} text
 * @property {string} fade
 */

/**
 * @typedef {object} ChipScene
 * @property {string} key T{l}-{i}-{j}
 * @property {number} x centre
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {Sign} sign
 * @property {"term" | "gradient"} kind
 * @property {Text[]} texts
 * @property {string} fade
 */

/**
 * The badge grown into a pill that says "× 0.192".
 * @typedef {object} PillScene
 * @property {string} key
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {number} from radius it grows from
 * @property {Text[]} texts
 * @property {string} fade its size, 0 … 1
 */

/**
 * @typedef {object} HeaderScene
 * @property {string} key
 * @property {number} layer
 * @property {number} x
 * @property {Text[]} texts
 */

/**
 * The rule under Θ^(l) between two headers; an arrow while the matrix is in use.
 * @typedef {object} LinkScene
 * @property {string} key
 * @property {number} layer
 * @property {number} x1
 * @property {number} x2
 * @property {number} y
 * @property {"idle" | "forward" | "backward" | "gradient"} state
 * @property {Text | null} text
 */

/**
 * @typedef {object} GaugeScene
 * @property {number} x
 * @property {number} top
 * @property {number} bottom
 * @property {number} y where the target stands
 * @property {number} low the number at the bottom
 * @property {number} high the number at the top
 * @property {number | null} a where the output stands, once it is known
 * @property {Point} lead end of the dotted lead at the output cell
 * @property {string} fade of the ring and the lead
 * @property {Sign} sign of the gap bar
 * @property {boolean} gap
 * @property {boolean} active
 */

/**
 * @typedef {object} TargetScene
 * @property {string} key
 * @property {number} x
 * @property {number} y
 * @property {number} r
 * @property {Sign} sign
 * @property {number} percent
 * @property {boolean} active
 * @property {Point} lead
 */

/**
 * A bar of the error-size strip.
 * @typedef {object} SizeScene
 * @property {string} key
 * @property {number} x1
 * @property {number} x2
 * @property {number} y
 * @property {number} share 0 … 1 of the track, from the right
 */

/**
 * What changes only when a value becomes known, never from frame to frame. It stays the same
 * object until then, so that a view can compare identities.
 * @typedef {object} Still
 * @property {Layout} layout
 * @property {string} label of the whole graph, for a screen reader
 * @property {Outline[]} bands behind a whole active column (cell level)
 * @property {UnitScene[]} units
 * @property {EdgeScene[]} edges
 * @property {LabelScene[]} labels
 * @property {ChipScene[]} chips
 * @property {PillScene[]} pills
 * @property {HeaderScene[]} headers
 * @property {LinkScene[]} links
 * @property {GaugeScene | null} gauge
 * @property {TargetScene[]} targets
 * @property {SizeScene[]} sizes
 * @property {Text[]} texts of the furniture
 * @property {Point | null} legend
 */

/**
 * The trail behind a dot: `angle` in degrees points from the dot to where it came from.
 * @typedef {object} Wake
 * @property {number} angle
 * @property {number} length
 * @property {number} width
 */

/**
 * @typedef {object} Dot
 * @property {string} key
 * @property {number} x
 * @property {number} y
 * @property {number} r
 * @property {Sign} sign of the value it carries
 * @property {number} value
 * @property {boolean} glyph
 * @property {Wake | null} wake
 */

/**
 * @typedef {object} Scene
 * @property {Still} still
 * @property {Dot[]} dots
 * @property {Readonly<Record<string, number>>} fades 0 … 1 by fade key; what is not named is 1
 */

// ---- What the page knows -------------------------------------------------------------

/** @typedef {"unit" | "layer"} Granularity */

/**
 * A problem on its way to the server: Θ_ij that are null are drawn there.
 * @typedef {Omit<Problem, "theta"> & {theta: (number | null)[][][]}} Draft
 */

/**
 * @typedef {object} Preset
 * @property {string} name
 * @property {string} title
 * @property {string} sentence
 * @property {boolean} lecture whether the lecture's errata belong to it
 * @property {Problem} problem
 * @property {string | null} query
 */

/**
 * What went wrong, in words. `gone`: the server did not answer, and is asked again.
 * @typedef {object} Trouble
 * @property {string} detail
 * @property {{field: string, message: string}[]} errors
 * @property {boolean} gone
 */

/**
 * @typedef {object} Wanted
 * @property {Draft} problem
 * @property {Granularity} granularity
 * @property {import("./model/history.js").History} history the one that holds once it is answered
 * @property {"edit" | "preset" | "view" | "undo" | "redo"} why
 * @property {string | null} preset name of the preset that this is
 */

/** @typedef {"numpy" | "octave" | "pytorch"} Language */

/**
 * A program of the problem whose trace `of` is.
 * @typedef {object} Listing
 * @property {Trace} of
 * @property {Language} language
 * @property {string} code
 */

/**
 * The gradient check of the problem whose trace `of` is.
 * @typedef {object} Check
 * @property {Trace} of
 * @property {boolean | null} passed null where not one entry could be judged
 * @property {number[][][]} numeric
 * @property {number[][][]} tolerance
 * @property {number} largest_absolute
 * @property {number} largest_relative
 * @property {{theta: [number, number, number], reason: string}[]} unreliable
 */

/**
 * @typedef {{kind: "weight", layer: number, i: number, j: number}
 *   | {kind: "unit", layer: number, unit: number}
 *   | {kind: "target", unit: number}} Popover
 */

/**
 * Everything the page shows is a function of this.
 * @typedef {object} State
 * @property {Trace} trace the last valid answer; all numbers come from it
 * @property {import("./model/timeline.js").Place} place
 * @property {number} speed
 * @property {boolean} still no motion: only end states are shown
 * @property {Wanted | null} wanted what has been asked for and not been answered
 * @property {boolean} waiting the answer takes long enough to say so
 * @property {Trouble | null} trouble
 * @property {Draft | null} refused the problem that was refused last, to be put right
 * @property {Trouble | null} refusal why it was
 * @property {string | null} preset whose network this is, while nothing is edited
 * @property {boolean} lecture whether the lecture's errata are shown
 * @property {"linked" | "editor"} panel what the side shows
 * @property {"matrix" | "code" | "values"} tab which of the linked views; a wide page shows matrix and code together
 * @property {boolean} wide the side has room for matrix and code together (layout A)
 * @property {Language} language of the code view
 * @property {Listing | null} listing the last one that came
 * @property {Check | null} check the last gradient check that came
 * @property {Popover | null} popover which one is open
 * @property {string | null} linked the data-ref whose relations are lit, while a pointer or the focus is on it
 * @property {"auto" | "light" | "dark"} theme
 * @property {"step" | "layer" | "off"} announce how much of the steps a screen reader is told: each, while playing each layer, nothing
 * @property {import("./model/quiz.js").Answer | null} answer to the question of the video quiz
 * @property {number} matrix which Θ the editor shows, counted from 1
 * @property {import("./model/history.js").History} history
 * @property {{width: number, height: number}} stage
 * @property {boolean} narrow the page is too narrow for formulas in columns
 */

export {};
