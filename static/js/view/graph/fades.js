// What fades, by key: registered as it is drawn, applied every frame, touched only when it changes.

/**
 * @typedef {object} Fades
 * @property {() => void} clear
 * @property {(key: string | undefined, element: Element) => void} opacity the element fades in
 * @property {(key: string, change: (share: number) => void) => void} on
 * @property {(shares: Readonly<Record<string, number>>) => void} apply
 */

/** @returns {Fades} */
export function createFades() {
  /** @type {{key: string, last: number, change: (share: number) => void}[]} */
  let entries = [];
  /** @type {Fades["on"]} */
  const on = (key, change) => {
    entries.push({ key, last: NaN, change });
  };
  return {
    clear() {
      entries = [];
    },
    on,
    opacity(key, element) {
      if (key === undefined) element.removeAttribute("opacity");
      else on(key, (share) => fadeTo(element, share));
    },
    apply(shares) {
      for (const entry of entries) {
        const share = shares[entry.key] ?? 1;
        if (share === entry.last) continue;
        entry.last = share;
        entry.change(share);
      }
    },
  };
}

/**
 * @param {Element} element
 * @param {number} share
 */
function fadeTo(element, share) {
  if (share === 1) element.removeAttribute("opacity");
  else element.setAttribute("opacity", share.toFixed(3));
}
