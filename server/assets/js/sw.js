// What a device keeps of this site: it shows that there is something new, and opens the list. It stores nothing.

/** What a worker is given beside what every script has. @type {any} */
const worker = self;

worker.addEventListener("push", (/** @type {any} */ event) => {
  const { title, text, lang } = event.data?.json() ?? {};
  event.waitUntil(worker.registration.showNotification(title ?? "", { body: text ?? "", lang: lang ?? "", tag: "new" }));
});

worker.addEventListener("notificationclick", (/** @type {any} */ event) => {
  event.notification.close();
  event.waitUntil(worker.clients.openWindow("/notices"));
});
