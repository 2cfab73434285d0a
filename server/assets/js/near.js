// "Near me": the position is rounded here, before it goes anywhere, and only when the visitor asks for it.
import { rounded } from "./round.js";

for (const place of document.querySelectorAll("[data-near]")) {
  const button = place.querySelector("button");
  const form = place.closest("form");
  if (!button || !form || !("geolocation" in navigator) || !isSecureContext) continue;
  place.removeAttribute("hidden");
  button.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        hold(form, "near", rounded(coords.latitude, coords.longitude));
        form.requestSubmit();
      },
      () => place.setAttribute("hidden", ""),
      { enableHighAccuracy: false, maximumAge: 600_000, timeout: 15_000 },
    );
  });
}

/**
 * Puts a value into a form as a hidden field.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} value
 */
export function hold(form, name, value) {
  let field = /** @type {HTMLInputElement | null} */ (form.querySelector(`input[type=hidden][name=${name}]`));
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    form.append(field);
  }
  field.value = value;
}
