// The closed room of a group, as the people of the demo live in it. Without scripts, but for the checks.
import type { Browser, Page } from "@playwright/test";
import { barriers, expect, test, unfold } from "../house.ts";

/** Pages of somebody who is signed in. */
const ACCOUNT = ["/account", "/notices", "/account/notices", "/account/email", "/account/push"];
const PASSPHRASE = "lantern orchard seven mist";

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Sign-in name").fill(name);
  await page.getByLabel("Passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveTitle("Account");
}

/** The address of the room that somebody is in. */
async function room(page: Page): Promise<string> {
  const address = await page.locator("main a[href^='/space/']").first().getAttribute("href");
  expect(address).toMatch(/^\/space\//);
  return address ?? "";
}

/** Every kind of page that somebody who keeps a room can open. */
async function pages(page: Page, space: string): Promise<string[]> {
  await page.goto(space);
  const threads = page.locator("main a[href*='/threads/']:not([href$='/new'])");
  const all = await threads.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const thread = all[0]?.split("?")[0];
  await page.goto(thread ?? "");
  const quoted = (await page.locator(".post").first().getAttribute("id"))?.replace("p-", "");
  await page.goto(`${space}/people`);
  const person = await page.locator(`main a[href^='${space}/people/']`).first().getAttribute("href");
  for (const begun of all) {
    await page.goto(begun);
    if ((await page.locator("main a[href*='/block/']").count()) > 0) break; // somebody else wrote there
  }
  const more: string[] = [];
  for (const part of ["/conversations/new", "/report", "/block/", "/move"]) {
    more.push((await page.locator(`main a[href*='${part}']`).first().getAttribute("href")) ?? "");
  }
  await page.goto(`${space}/conversations`);
  const two = (await page.locator(`main a[href^='${space}/conversations/']`).first().getAttribute("href")) ?? "";
  await page.goto(`${space}/shelf`);
  const kept = await page.locator(`main a[href^='${space}/shelf/']:not([href$='/new'])`).first().getAttribute("href");
  const shelf = ["", "/edit", "/link"].map((rest) => (kept ?? "") + rest);
  const fixed = ["", "/threads/new", "/search", "/shelf", "/shelf/new", "/rules", "/export", "/settings", "/me", "/me/credential", "/me/leave", "/people", "/conversations", "/chat"];
  return [
    ...fixed.map((rest) => space + rest),
    ...[thread ?? "", `${thread}?from=end&quote=${quoted}`, `${thread}/merge`, ...shelf, person ?? "", ...more, two, `${two}/end`],
    ...[...ACCOUNT, "/account/blocks", "/queue"],
  ];
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a listener reads, begins a thread when they like, and is heard", async ({ page, browser }) => {
    await signIn(page, "sam");
    await page.goto(await room(page));
    await expect(page).toHaveTitle("Notes");
    await expect(page.locator("main")).toContainText("You never have to do more than that");
    await page.getByRole("link", { name: "Begin a thread" }).click();
    await page.getByRole("button", { name: "Post it to the group" }).click();
    await expect(page.getByRole("alert").first()).toBeVisible();
    await page.getByRole("radio", { name: "A feeling" }).check();
    await page.getByRole("radio", { name: /listen/i }).check();
    await page.getByLabel("Title").fill("The garden gate");
    await page.getByLabel("What would you like to say?").fill("It still squeaks the way he liked it.");
    await page.getByRole("checkbox", { name: "I keep the promise" }).check();
    await page.getByRole("button", { name: "Post it to the group" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The garden gate");
    const thread = page.url();

    const maya = await other(browser, "maya", page);
    await maya.goto(thread);
    await maya.getByLabel("What would you like to say?").fill("Good that you told us.");
    await maya.getByRole("button", { name: "Send the reply" }).click();
    await page.goto(thread);
    await expect(page.locator("main")).toContainText("Good that you told us.");
    await maya.context().close();
  });

  test("nobody outside sees that there is a room", async ({ page, browser }) => {
    await signIn(page, "robin");
    const space = await room(page);
    const lucia = await other(browser, "lucia", page);
    for (const address of [space, `${space}/people`, `${space}/threads/new`]) {
      expect((await lucia.goto(address))?.status(), address).toBe(404);
    }
    await lucia.context().close();
    await page.getByRole("button", { name: "Sign out here" }).click();
    await page.goto(space);
    await expect(page).toHaveURL(/\/sign-in\?to=/);
  });
});

/** Somebody else, in a browser of their own. */
async function other(browser: Browser, name: string, page: Page): Promise<Page> {
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin, javaScriptEnabled: false });
  const theirs = await context.newPage();
  await signIn(theirs, name);
  return theirs;
}

test.describe("the pages of a room", () => {
  test.setTimeout(180_000);

  for (const colorScheme of ["light", "dark"] as const) {
    test(`have no barrier that axe knows, and fit 320 px, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 320, height: 640 });
      await signIn(page, "nadia");
      const space = await room(page);
      const wrongs: string[] = [];
      for (const address of await pages(page, space)) {
        await page.goto(address);
        for (const barrier of await barriers(page)) wrongs.push(`${address}: ${barrier}`);
        await unfold(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > 321) wrongs.push(`${address}: ${wide} px wide`);
      }
      expect(wrongs).toEqual([]);
    });
  }
});
