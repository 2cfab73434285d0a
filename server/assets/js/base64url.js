// Bytes as text that can stand in JSON (RFC 4648, section 5, without padding), and back.

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function decoded(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

/**
 * @param {ArrayBuffer} bytes
 * @returns {string}
 */
export function encoded(bytes) {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
