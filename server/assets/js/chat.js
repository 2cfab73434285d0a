// The chat: messages arrive by themselves, and one's own is sent without leaving the page. What was typed is never lost.
import { follow, piece, replaced } from "./stream.js";

const log = document.querySelector("[data-chat]");
const list = log?.querySelector(".messages");
if (log instanceof HTMLElement && list) chat(log, list);

/**
 * @param {HTMLElement} log
 * @param {Element} list
 */
function chat(log, list) {
  log.classList.add("chat-live");
  log.scrollTop = log.scrollHeight;

  /** @param {Element | null} message */
  const add = (message) => {
    if (!message || replaced(message)) return;
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
    list.append(message);
    document.querySelector("[data-chat-empty]")?.remove();
    if (atEnd || message.classList.contains("mine")) log.scrollTop = log.scrollHeight;
  };
  follow(log.dataset.chat ?? "", log.dataset.since ?? "", {
    new: (data) => add(piece(data)),
    changed: (data) => {
      const message = piece(data);
      if (message) replaced(message);
    },
    gone: (id) => document.getElementById(id)?.remove(),
    behind: () => document.querySelector("[data-chat-behind]")?.removeAttribute("hidden"),
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.closest("[data-chat-write]")) return;
    event.preventDefault();
    send(form, add);
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {(message: Element) => void} add
 */
async function send(form, add) {
  const failed = document.querySelector("[data-chat-failed]");
  const typed = field(form)?.value ?? "";
  const button = form.querySelector("button");
  button?.setAttribute("disabled", "");
  failed?.setAttribute("hidden", "");
  try {
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    const answer = await fetch(form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const write = page.querySelector("[data-chat-write]");
    if (!write || (!answer.ok && answer.status !== 422)) throw new Error("not sent");
    for (const message of page.querySelectorAll(".messages > li")) if (!document.getElementById(message.id)) add(message);
    become(form, write, answer.ok ? typed : null);
  } catch {
    failed?.removeAttribute("hidden");
    button?.removeAttribute("disabled");
  }
}

/**
 * The form of the answer takes the place of the old one; words typed meanwhile stay.
 * @param {HTMLFormElement} form
 * @param {Element} write
 * @param {string | null} sent
 */
function become(form, write, sent) {
  const now = field(form)?.value ?? "";
  const fresh = field(write);
  if (fresh && sent !== null && now !== sent) fresh.value = now;
  form.closest("[data-chat-write]")?.replaceWith(write);
  fresh?.focus();
}

/** @param {Element} part */
function field(part) {
  const found = part.querySelector("textarea");
  return found instanceof HTMLTextAreaElement ? found : null;
}
