// The closed room of a group, as the people of the demo live in it. Without scripts, but for the checks.
import type { Browser, Page } from "@playwright/test";
import { crawl, routes } from "../crawl.ts";
import { barriers, expect, test } from "../house.ts";

/** Who looks around, and where they begin besides their rooms. */
const PEOPLE: [string, string[]][] = [
  ["nadia", ["/account", "/notices"]],
  ["robin", ["/account"]],
  ["maya", ["/account"]],
  ["olga", ["/account", "/queue", "/hosts"]],
  ["henry", ["/hosts", "/account"]],
];
/** Pages that only another state of the demo shows. */
const ELSEWHERE = new Set([
  "/account/passkeys",
  "/groups/{id}/join",
  "/hosts/{host}/reports/{id}",
  "/hosts/{host}/submissions/{id}",
  "/queue/appeals/{id}",
  "/queue/concerns/{id}",
  "/queue/reports/{id}",
  "/queue/rooms/{group}/read",
  "/queue/rooms/{group}/read/{thread}",
  "/queue/submissions/{id}",
  "/space/{group}/posts/{post}", // leads on
  "/space/{group}/posts/{post}/appeal",
]);
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

    const maya = await other(browser, "maya", new URL(page.url()).origin);
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
    const lucia = await other(browser, "lucia", new URL(page.url()).origin);
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
async function other(browser: Browser, name: string, baseURL: string, javaScriptEnabled = false): Promise<Page> {
  // no colour is looked at in the midst of a change
  const context = await browser.newContext({ baseURL, javaScriptEnabled, reducedMotion: "reduce" });
  const theirs = await context.newPage();
  await signIn(theirs, name);
  return theirs;
}

/** Whoever keeps a room tells of a post, makes a code and has words of somebody hidden; an operator reads a room. */
async function busy(page: Page, space: string): Promise<void> {
  await page.goto(`${space}/codes`);
  await page.getByLabel("What is it for?").fill("Ward 3");
  await page.getByRole("button", { name: "Make the code" }).click();
  await page.goto(space);
  await page.getByRole("link", { name: "How do you stop the car keys?" }).click();
  await page.locator(".posts a[href*='/more']").first().click();
  await page.locator("main a[href*='/report']").click();
  await page.getByLabel("What is wrong?").fill("It gives a name.");
  await page.getByRole("button", { name: "Tell those who keep the group" }).click();
}

test.describe("the pages of people", () => {
  test.setTimeout(600_000);

  test("have no barrier that axe knows in light and dark, and fit 320 px: each route is seen", async ({ browser, baseURL }) => {
    const left = new Set(routes());
    const wrongs: string[] = [];
    for (const [name, begin] of PEOPLE) {
      const own = await other(browser, name, baseURL ?? "", true);
      await own.setViewportSize({ width: 320, height: 640 });
      const rooms = await own.locator("main a[href^='/space/']").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
      if (name === "nadia") await busy(own, rooms[0] ?? "");
      const seen = await crawl(own, [...rooms, ...begin], async (address) => {
        for (const colorScheme of ["light", "dark"] as const) {
          await own.emulateMedia({ colorScheme });
          const found = await barriers(own, colorScheme === "dark" ? "color-contrast" : undefined); // the rest is the same
          wrongs.push(...found.map((barrier) => `${name} ${address}, ${colorScheme}: ${barrier}`));
        }
        const wide = await own.evaluate(() => document.documentElement.scrollWidth);
        if (wide > 321) wrongs.push(`${name} ${address}: ${wide} px wide`);
      });
      for (const route of seen) left.delete(route);
      await own.context().close();
    }
    expect(wrongs).toEqual([]);
    expect([...left].filter((route) => !ELSEWHERE.has(route))).toEqual([]);
  });
});
