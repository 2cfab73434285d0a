/** Days at which clocks are compared: summer time begins and ends between them. */
const DAYS = [0, 91, 182, 273];

/**
 * Whether two zones show different times of day, now or in the coming year.
 * @param {string} one IANA zone
 * @param {string} other
 * @param {number} now milliseconds
 * @returns {boolean} no, when a zone is none
 */
export function differ(one, other, now) {
  const at = (/** @type {string} */ timeZone, /** @type {number} */ day) => new Date(now + day * 86_400_000).toLocaleString("en", { timeZone });
  try {
    return DAYS.some((day) => at(one, day) !== at(other, day));
  } catch {
    return false;
  }
}
