// Leaving quickly.
import { expect, test } from "../house.ts";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("one press leads to a page that nobody wonders about", async ({ page, house }) => {
    await page.goto("/find?q=grief");
    await page.getByRole("link", { name: "Leave quickly" }).click();
    await expect(page).toHaveTitle("Elsewhere");
    expect(house.foreign.splice(0)).toEqual([expect.stringContaining("weather")]);
  });
});

test("Escape pressed twice leaves, and the way back does not lead to the search", async ({ page, house }) => {
  await page.goto("/about");
  await page.goto("/find?q=grief");
  await page.evaluate(() => localStorage.setItem("saved", "x"));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page).toHaveTitle("Elsewhere");
  expect(house.foreign.splice(0)).toEqual([expect.stringContaining("weather")]);
  await page.goBack();
  await expect(page).toHaveURL(/\/about$/);
  expect(await page.evaluate(() => localStorage.getItem("saved"))).toBeNull();
});

test("one Escape does nothing", async ({ page, house }) => {
  await page.goto("/find?q=grief");
  await page.keyboard.press("Escape");
  await page.keyboard.press("a");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(house.foreign).toEqual([]);
});

test("the link asks the browser to forget", async ({ request }) => {
  const response = await request.get("/leave", { maxRedirects: 0 });
  expect(response.status()).toBe(303);
  expect(response.headers()["clear-site-data"]).toContain("storage");
  expect(response.headers()["referrer-policy"]).toBe("no-referrer");
});
