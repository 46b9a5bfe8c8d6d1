// Types only: what stands where on the stage, and what is drawn there at one instant.

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
 * @property {boolean} [covered] a button says the same: it is shown where buttons are not
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
 * @property {number} layer
 * @property {number} i
 * @property {number} j
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

export {};
