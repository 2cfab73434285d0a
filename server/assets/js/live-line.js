// What a quiet line says, and which posts wait behind it.

/**
 * @param {number} count
 * @param {string} one
 * @param {string} many with `{n}` where the number stands
 * @param {string} language
 */
export function line(count, one, many, language) {
  const plural = new Intl.PluralRules(language).select(count);
  return plural === "one" ? one : many.replace("{n}", new Intl.NumberFormat(language).format(count));
}

/**
 * Where a stream begins: behind the last that this page was told.
 * @param {string} base
 * @param {string} last
 */
export function begins(base, last) {
  return last ? `${base}?since=${encodeURIComponent(last)}` : base;
}

/**
 * What waits once something more was told: a post stands once, as it is now, and one that is gone waits no more.
 * @template {{ id: string }} P
 * @param {P[]} waiting
 * @param {string} id
 * @param {P | null} post
 */
export function waits(waiting, id, post) {
  if (!post) return waiting.filter((known) => known.id !== id);
  const known = waiting.some((known) => known.id === id);
  return known ? waiting.map((known) => (known.id === id ? post : known)) : [...waiting, post];
}
