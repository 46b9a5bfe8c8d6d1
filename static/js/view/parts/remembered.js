/** What a person has set, kept in this browser where it may be: in a course's frame it may not. */

/**
 * @template {string} V
 * @template {string} W
 * @param {string} name
 * @param {readonly V[]} allowed
 * @param {W} otherwise
 * @returns {V | W}
 */
export function remembered(name, allowed, otherwise) {
  try {
    const kept = localStorage.getItem(`backprop-${name}`);
    return allowed.find((value) => value === kept) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/**
 * @param {string} name
 * @param {string | null} value null forgets it
 */
export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(`backprop-${name}`);
    else localStorage.setItem(`backprop-${name}`, value);
  } catch {
    // It holds until the page is closed.
  }
}

/**
 * Keeps the settings that differ from what everybody begins with.
 * @param {{theme: string, announce: string}} now
 * @param {{theme: string, announce: string}} before
 */
export function keepSettings({ theme, announce }, before) {
  if (theme !== before.theme) remember("theme", theme === "auto" ? null : theme);
  if (announce !== before.announce) remember("announce", announce === "layer" ? null : announce);
}
