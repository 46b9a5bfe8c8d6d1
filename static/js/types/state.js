// Types only: what the page knows, and what it asks for.

/** @typedef {import("./answer.js").Problem} Problem */
/** @typedef {import("./answer.js").Trace} Trace */
/** @typedef {import("./answer.js").Granularity} Granularity */
/** @typedef {import("./answer.js").Language} Language */

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
 * @property {string} [what] its heading, where neither a link nor an edit is what went wrong
 * @property {string} detail
 * @property {{field: string, message: string}[]} errors
 * @property {boolean} gone
 */

/**
 * @typedef {object} Wanted
 * @property {Draft} problem
 * @property {Granularity} granularity
 * @property {import("../model/history.js").History} history the one that holds once it is answered
 * @property {"edit" | "preset" | "view" | "undo" | "redo"} why
 * @property {string | null} preset name of the preset that this is
 * @property {string | null} [about] what it is there to show
 * @property {boolean} lecture whether the lecture's errata belong to it
 */


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
 * @property {import("../model/timeline.js").Place} place
 * @property {number} speed
 * @property {boolean} still no motion: only end states are shown
 * @property {Wanted | null} wanted what has been asked for and not been answered
 * @property {boolean} waiting the answer takes long enough to say so
 * @property {boolean} late the server has failed to answer for what is wanted: the numbers are those of before
 * @property {string | null} loading the example that has been chosen and has not come
 * @property {Trouble | null} trouble
 * @property {Draft | null} refused the problem that was refused last, to be put right
 * @property {Trouble | null} refusal why it was
 * @property {string | null} preset whose network this is, while nothing is edited
 * @property {string | null} about what that preset is there to show; null for the lecture's
 * @property {boolean} lecture whether the lecture's errata are shown
 * @property {{trace: Trace, place: import("../model/timeline.js").Place, preset: string | null, about: string | null, lecture: boolean, query: string}} opened what the page was opened with, and by which link to the problem
 * @property {readonly string[]} hidden parts of the page that the link leaves out
 * @property {boolean} lock nothing can be edited
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
 * @property {import("../model/quiz.js").Answer | null} answer to the question of the video quiz
 * @property {number} matrix which Θ the editor shows, counted from 1
 * @property {import("../model/history.js").History} history
 * @property {{width: number, height: number}} stage
 * @property {boolean} narrow the page is too narrow for formulas in columns
 */

export {};
