// What scripts add to pages that already work without them.
import "./near.js";
import "./share.js";
import "./shortlist.js";
import "./zone.js";

for (const place of document.querySelectorAll("[data-print]")) {
  place.removeAttribute("hidden");
  place.querySelector("button")?.addEventListener("click", () => print());
}
