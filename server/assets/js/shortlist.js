// The shortlist stays in this browser. Its page shows the groups that stand in its address, so it works as a link too.
import { address, read, toggled } from "./saved.js";

const KEY = "saved";

/** @returns {string[]} */
function kept() {
  try {
    return read(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

/** @param {string[]} ids */
function keep(ids) {
  try {
    if (ids.length) localStorage.setItem(KEY, ids.join(","));
    else localStorage.removeItem(KEY);
  } catch {
    // Nothing can be kept here: the links still work.
  }
}

for (const place of document.querySelectorAll("[data-shortlist]")) {
  const id = place.getAttribute("data-shortlist") ?? "";
  const link = place.querySelector("a");
  if (!link) continue;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const ids = kept().includes(id) ? kept() : toggled(kept(), id);
    keep(ids);
    location.assign(address(ids));
  });
}

// The bare page shows what is kept here.
if (location.pathname === "/shortlist" && !location.search.includes("ids=") && kept().length) {
  location.replace(address(kept()));
}

for (const link of document.querySelectorAll("a[data-shortlist-all]")) {
  link.setAttribute("href", address(kept()));
}

for (const link of document.querySelectorAll("a[data-shortlist-remove]")) {
  link.addEventListener("click", () => {
    keep(kept().filter((id) => id !== link.getAttribute("data-shortlist-remove")));
  });
}
