/**
 * A position rounded to about one kilometre, as it is sent: "39.98,-86.13".
 * @param {number} latitude degrees
 * @param {number} longitude degrees
 * @returns {string} empty when it is no place on the earth
 */
export function rounded(latitude, longitude) {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return "";
  return [latitude, longitude].map((n) => (Math.round(n * 100) / 100 + 0).toFixed(2)).join(",");
}
