// Sharing by the device's own sheet, where it has one. No address of anybody is asked for or kept.
for (const place of document.querySelectorAll("[data-share]")) {
  const button = place.querySelector("button");
  if (!button || !("share" in navigator)) continue;
  place.removeAttribute("hidden");
  button.addEventListener("click", async () => {
    try {
      await navigator.share({ url: place.getAttribute("data-share") || location.href });
    } catch {
      // The visitor closed the sheet.
    }
  });
}
