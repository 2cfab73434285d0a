// Leave quickly. The link works without this script; with it nothing of the page stays to be seen.
import { pressed } from "./leave-keys.js";

const link = document.querySelector("a[data-leave]");
let last = 0;

/** Hides the page at once, forgets what it kept, and puts another page in its place. */
function leave() {
  document.documentElement.hidden = true;
  document.title = "\u200b";
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
  location.replace(/** @type {HTMLElement} */ (link).dataset.leave ?? "/leave");
}

if (link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  addEventListener("keydown", (event) => {
    const step = pressed(event.key, event.timeStamp, last);
    last = step.last;
    if (step.leave) leave();
  });
  // A page that comes back out of the browser's memory shows nothing until it is loaded anew.
  addEventListener("pageshow", (event) => {
    if (event.persisted && document.documentElement.hidden) location.reload();
  });
}
