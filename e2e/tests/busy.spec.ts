// A server takes so many forms from one network. On a server of its own, so that nobody else waits.
import { fresh } from "../fresh.ts";
import { expect, wrongs } from "../house.ts";

/** More than one network may send at once; `server/src/limit.rs`. */
const TOO_MANY = 50;

fresh.describe("without scripts", () => {
  fresh.use({ javaScriptEnabled: false });

  fresh("too many forms: the page says what to do, and going back keeps what was typed", async ({ page }) => {
    await page.goto("/submit");
    await page.getByRole("button", { name: "Begin" }).click();
    await page.getByLabel("Name of the group").fill("River Walk Circle");
    for (let sent = 0; sent < TOO_MANY; sent += 1) {
      await page.request.post("/sign-out", { headers: { "sec-fetch-site": "same-origin" }, maxRedirects: 0 });
    }
    await page.getByRole("button", { name: "Save and go on" }).click();

    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Please wait a little");
    await expect(page.locator("main")).toContainText("Go back one page, wait a minute, and send it again.");
    await expect(page.getByRole("heading", { name: "Help right now" })).toBeVisible();
    expect(await wrongs(page)).toEqual([]);
    await page.goBack();
    await expect(page.getByLabel("Name of the group")).toHaveValue("River Walk Circle");
  });
});
