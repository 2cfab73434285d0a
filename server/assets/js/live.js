// New posts wait behind a quiet line: nothing moves under a reading eye.
import { line, waits } from "./live-line.js";
import { follow, piece, reach, replaced } from "./stream.js";

const place = document.querySelector("[data-live]");
if (place instanceof HTMLElement) live(place, document.querySelector(".posts"));

/**
 * @param {HTMLElement} place
 * @param {Element | null} list of the thread; the list of threads is loaded again
 */
function live(place, list) {
  const { live = "", since = "", one = "", many = "", behind = "", more = "" } = place.dataset;
  /** @type {Element[]} */
  let waiting = [];

  /** @param {string} text */
  const lead = (text) => {
    const link = document.createElement("a");
    link.href = more;
    link.textContent = text;
    link.className = "button-quiet";
    place.replaceChildren(link);
  };
  const tell = () => {
    if (!waiting.length) return place.replaceChildren();
    const text = line(waiting.length, one, many, document.documentElement.lang);
    if (!("end" in place.dataset)) return lead(text);
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.className = "button-quiet";
    button.addEventListener("click", show);
    place.replaceChildren(button);
  };
  const show = () => {
    const [first] = waiting;
    list?.append(...waiting);
    waiting = [];
    tell();
    reach(first);
    fetch(more).catch(() => {}); // what is shown counts as read, as on a page that is loaded
  };
  /**
   * @param {Element | null} post
   * @param {boolean} fresh
   */
  const put = (post, fresh) => {
    if (!post || replaced(post)) return;
    if (fresh || waiting.some((known) => known.id === post.id)) waiting = waits(waiting, post.id, post);
    tell();
  };

  follow(live, since, {
    new: (data) => (list ? put(piece(data), true) : lead(one)),
    changed: (data) => put(piece(data), false),
    gone: (id) => {
      document.getElementById(id)?.remove();
      waiting = waits(waiting, id, null);
      tell();
    },
    behind: () => lead(behind),
  });
}
