// A server takes so many forms from one network. On a server of its own, so that nobody else waits.
import { fresh } from "../fresh.ts";
import { expect, wrongs } from "../house.ts";

/** Forms that one network may send at once; `server/src/limit.rs`. */
const AT_ONCE = 40;

fresh("too many forms: the page says what to do, and gives back what was typed to be sent again", async ({ page, server }) => {
  await page.goto("/submit");
  await page.getByRole("button", { name: "Begin" }).click();
  const step = page.url();
  const another = () => fetch(`${server.url}/sign-out`, { method: "POST", headers: { "sec-fetch-site": "same-origin" }, redirect: "manual" });
  const heading = page.getByRole("heading", { level: 1 });
  // another is taken each second, and a machine may be slow: until the one that was typed is not
  do {
    await page.goto(step);
    await page.getByLabel("Name of the group").fill("Tuesday Walkers");
    await page.getByLabel("About the group").fill("We walk, and we talk.");
    await Promise.all(Array.from({ length: AT_ONCE }, another));
    await page.getByRole("button", { name: "Save and go on" }).click();
    await page.waitForLoadState();
  } while ((await heading.textContent()) !== "Please wait a little");

  await expect(page.locator("main")).toContainText("Nothing you typed is lost");
  await expect(page.locator("main")).toContainText("We walk, and we talk.");
  await expect(page.getByRole("heading", { name: "Help right now" })).toBeVisible();
  expect(await wrongs(page)).toEqual([]);
  do {
    await page.getByRole("button", { name: "Send it again" }).click();
    await page.waitForLoadState();
  } while ((await heading.textContent()) === "Please wait a little");
  await page.goto(step);
  await expect(page.getByLabel("Name of the group")).toHaveValue("Tuesday Walkers");
  await expect(page.getByLabel("About the group")).toHaveValue("We walk, and we talk.");
});
