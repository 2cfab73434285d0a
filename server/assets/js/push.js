// Push: asks the browser for an address at which it can be woken, and sends it with the form.
import { decoded, encoded } from "./base64url.js";

for (const form of document.querySelectorAll("form[data-push]")) {
  if (form instanceof HTMLFormElement && "serviceWorker" in navigator && "PushManager" in window) offer(form);
}

/** @param {HTMLFormElement} form */
function offer(form) {
  document.querySelector("[data-push-without]")?.setAttribute("hidden", "");
  const go = form.querySelector("[data-push-go]");
  go?.removeAttribute("hidden");
  go?.querySelector("button")?.addEventListener("click", () => subscribe(form));
}

/** @param {HTMLFormElement} form */
async function subscribe(form) {
  try {
    await navigator.serviceWorker.register("/sw.js");
    const { pushManager } = await navigator.serviceWorker.ready;
    const applicationServerKey = decoded(form.dataset.push ?? "");
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
    fill(form, "endpoint", made.endpoint);
    fill(form, "key", encoded(made.getKey("p256dh") ?? new ArrayBuffer(0)));
    fill(form, "secret", encoded(made.getKey("auth") ?? new ArrayBuffer(0)));
    form.submit();
  } catch {
    document.querySelector("[data-push-failed]")?.removeAttribute("hidden");
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} value
 */
function fill(form, name, value) {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}
