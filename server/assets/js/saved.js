/** Most groups on a shortlist. */
export const MOST = 30;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads a kept shortlist; whatever else is there is left out.
 * @param {string | null} text
 * @returns {string[]} ids of listings
 */
export function read(text) {
  const ids = (text ?? "").split(",").filter((id) => ID.test(id));
  return [...new Set(ids)].slice(0, MOST);
}

/**
 * The shortlist with an id added, or without it when it was there.
 * @param {string[]} ids
 * @param {string} id
 * @returns {string[]}
 */
export function toggled(ids, id) {
  if (ids.includes(id)) return ids.filter((other) => other !== id);
  return read([...ids, id].join(","));
}

/**
 * The address of the page that shows a shortlist.
 * @param {string[]} ids
 * @returns {string}
 */
export function address(ids) {
  return ids.length ? `/shortlist?ids=${ids.join(",")}` : "/shortlist";
}
