/** Names as sentences and menus write them, where they are not the API's own. */

/** @type {Record<string, string>} */
const NAMES = {
  relu: "ReLU",
  leaky_relu: "leaky ReLU",
  cross_entropy: "cross-entropy",
  squared_error: "squared error",
};

/** @param {string} name an activation or a loss */
export const nameOf = (name) => NAMES[name] ?? name;
