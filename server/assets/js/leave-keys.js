/** Longest time between two presses of Escape, in milliseconds. */
export const TOGETHER = 1000;

/**
 * What a key does: Escape pressed twice in a row leaves.
 * @param {string} key the key's name
 * @param {number} now milliseconds
 * @param {number} last when Escape was pressed before; 0 for never
 * @returns {{leave: boolean, last: number}}
 */
export function pressed(key, now, last) {
  if (key !== "Escape") return { leave: false, last: 0 };
  if (last > 0 && now - last <= TOGETHER) return { leave: true, last: 0 };
  return { leave: false, last: now };
}
