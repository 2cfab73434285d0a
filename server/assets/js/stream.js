// Follows what changes on a page while somebody looks at it, and goes on behind the last that it was told.
import { begins } from "./live-line.js";

/**
 * @param {string} base
 * @param {string} since
 * @param {Record<string, (data: string) => void>} on
 */
export function follow(base, since, on) {
  let last = since;
  /** @type {EventSource | null} */
  let source = null;

  const close = () => {
    source?.close();
    source = null;
  };
  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource(begins(base, last));
    for (const [name, told] of Object.entries(on)) {
      source.addEventListener(name, (event) => {
        last = event.lastEventId || last;
        told(event.data);
      });
    }
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
}

/**
 * The piece of a page that a fragment is.
 * @param {string} html
 */
export function piece(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

/**
 * Puts a piece in the place of the one with its id; whether there is one. Whoever was at the old one is at the new.
 * @param {Element} fresh
 */
export function replaced(fresh) {
  const known = document.getElementById(fresh.id);
  if (!known) return false;
  // A heart that the reader gave is known to their page alone.
  const [own, other] = [heart(known), heart(fresh)];
  if (own && other) other.replaceWith(own);
  const focused = known.contains(document.activeElement);
  known.replaceWith(fresh);
  if (focused) reach(fresh);
  return true;
}

/** @param {Element} post */
const heart = (post) => post.querySelector("footer > button[name]");

/**
 * Brings the keyboard, and a screen reader, to a piece.
 * @param {Element | undefined} piece
 */
export function reach(piece) {
  if (!(piece instanceof HTMLElement)) return;
  piece.tabIndex = -1;
  piece.focus();
}
