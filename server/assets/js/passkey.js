// Passkeys: asks the device what stands on the page, and sends its answer with the form.
import { decoded, encoded } from "./base64url.js";

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (form instanceof HTMLFormElement && "PublicKeyCredential" in window) offer(form);
}

/** @param {HTMLFormElement} form */
function offer(form) {
  document.querySelector("[data-passkey-without]")?.setAttribute("hidden", "");
  const go = form.querySelector("[data-passkey-go]");
  go?.removeAttribute("hidden");
  go?.querySelector("button")?.addEventListener("click", () => ask(form));
  // After an answer that was not right the person decides when to try again.
  if (document.querySelector("[data-passkey-failed]")?.hasAttribute("hidden")) ask(form);
}

/** @param {HTMLFormElement} form */
async function ask(form) {
  const options = JSON.parse(form.dataset.options ?? "{}");
  const make = form.dataset.passkey === "create";
  try {
    const made = await (make
      ? navigator.credentials.create({ publicKey: forNew(options) })
      : navigator.credentials.get({ publicKey: forKnown(options) }));
    if (!(made instanceof PublicKeyCredential)) throw new Error("nothing was chosen");
    const field = form.elements.namedItem("answer");
    if (field instanceof HTMLInputElement) field.value = JSON.stringify(answer(made));
    form.submit();
  } catch {
    document.querySelector("[data-passkey-failed]")?.removeAttribute("hidden");
  }
}

/** @param {any} options */
function forNew(options) {
  return {
    ...options,
    challenge: decoded(options.challenge),
    user: { ...options.user, id: decoded(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map(withId),
  };
}

/** @param {any} options */
function forKnown(options) {
  return {
    ...options,
    challenge: decoded(options.challenge),
    allowCredentials: (options.allowCredentials ?? []).map(withId),
  };
}

/** @param {any} known */
function withId(known) {
  return { ...known, id: decoded(known.id) };
}

/** @param {PublicKeyCredential} made */
function answer(made) {
  return { id: made.id, rawId: encoded(made.rawId), type: made.type, extensions: {}, response: parts(made.response) };
}

/** @param {AuthenticatorResponse} response */
function parts(response) {
  const clientDataJSON = encoded(response.clientDataJSON);
  if (response instanceof AuthenticatorAttestationResponse) {
    return { clientDataJSON, attestationObject: encoded(response.attestationObject) };
  }
  if (response instanceof AuthenticatorAssertionResponse) {
    return {
      clientDataJSON,
      authenticatorData: encoded(response.authenticatorData),
      signature: encoded(response.signature),
      userHandle: response.userHandle && encoded(response.userHandle),
    };
  }
  return { clientDataJSON };
}
