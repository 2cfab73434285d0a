// A server takes so many forms from one network. On a server of its own, so that nobody else waits.
import { fresh } from "../fresh.ts";
import { expect, wrongs } from "../house.ts";

/** Forms that one network may send at once; `server/src/limit.rs`. */
const AT_ONCE = 40;

fresh("too many forms: the page says what to do, and going back keeps what was typed", async ({ page, server }) => {
  await page.goto("/submit");
  await page.getByRole("button", { name: "Begin" }).click();
  const step = page.url();
  const another = () => fetch(`${server.url}/sign-out`, { method: "POST", headers: { "sec-fetch-site": "same-origin" }, redirect: "manual" });
  const heading = page.getByRole("heading", { level: 1 });
  // another is taken each second, and a machine may be slow: until the one that was typed is not
  do {
    await page.goto(step);
    await page.getByLabel("About the group").fill("We walk, and we talk.");
    await Promise.all(Array.from({ length: AT_ONCE }, another));
    await page.getByRole("button", { name: "Save and go on" }).click();
    await page.waitForLoadState();
  } while ((await heading.textContent()) !== "Please wait a little");

  await expect(page.locator("main")).toContainText("Go back one page, wait a minute, and send it again.");
  await expect(page.getByRole("heading", { name: "Help right now" })).toBeVisible();
  expect(await wrongs(page)).toEqual([]);
  await page.goBack();
  await expect(page.getByLabel("About the group")).toHaveValue("We walk, and we talk.");
});
