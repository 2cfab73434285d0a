// Tells a form which clock the visitor lives by, as a field of the form and nothing else. A page with times of another
// clock is shown on the visitor's own; the first page stays as it is, and leads to pages that are.
import { differ } from "./clock.js";
import { hold } from "./near.js";

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) {
  for (const form of document.querySelectorAll("form[role=search]")) {
    hold(/** @type {HTMLFormElement} */ (form), "zone", zone);
  }
  // where none was chosen yet
  for (const field of document.querySelectorAll("form[data-zone] input[name=zone]")) {
    /** @type {HTMLInputElement} */ (field).value = zone;
  }
  const told = document.querySelector("[data-clock]")?.getAttribute("data-clock");
  if (told && differ(zone, told, Date.now())) show(zone);
}

/** @param {string} zone */
function show(zone) {
  const on = (/** @type {string} */ address) => {
    const url = new URL(address, location.href);
    url.searchParams.set("zone", zone);
    return url.href;
  };
  if (location.pathname !== "/" && !new URLSearchParams(location.search).has("zone")) location.replace(on(location.href));
  for (const link of document.querySelectorAll("a[href^='/find'], .card a[href^='/groups/']")) {
    link.setAttribute("href", on(link.getAttribute("href") ?? ""));
  }
}
