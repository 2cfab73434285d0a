// The closed room of a group, as the people of the demo live in it. Without scripts, but for the checks.
import type { Page } from "@playwright/test";
import { crawl, routeOf, routes } from "../crawl.ts";
import { expect, test, wrongs } from "../house.ts";
import { person, room, signIn, stranger } from "../people.ts";
import { asks, group, keeps, reads, tells } from "../states.ts";

/** Who looks around, and where they begin besides their rooms. */
const PEOPLE: [string, string[]][] = [
  ["nadia", ["/account", "/notices"]],
  ["robin", ["/account"]],
  ["maya", ["/account"]],
  ["olga", ["/account", "/queue", "/hosts"]],
  ["henry", ["/hosts", "/account"]],
];
/** Looked at in `account.spec.ts` and `host.spec.ts`: the demo has no name, as passkeys need, and no host's own sign-in. */
const ELSEWHERE = [
  "/account/passkeys",
  "/account/passkeys/remove",
  "/hosts/{host}/sign-in/end",
  "/space/{group}/meetings/{moment}/arrival",
  "/space/{group}/arrivals/{arrival}/take-back",
];
/** In how many tests somebody's pages are looked at, so that none takes long. */
const PARTS = 4;
/** The group of a host, and one whose only facilitator is nadia. */
const [HOSTED, ALONE, HOST] = ["Widowed, First Year", "Daughters and Sons of Dementia", "Riverside Hospice and Home Care"];

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

    const maya = await person(browser, new URL(page.url()).origin, "maya", false);
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
    const lucia = await person(browser, new URL(page.url()).origin, "lucia", false);
    for (const address of [space, `${space}/people`, `${space}/threads/new`]) {
      expect((await lucia.goto(address))?.status(), address).toBe(404);
    }
    await lucia.context().close();
    await page.getByRole("button", { name: "Sign out here" }).click();
    await page.goto(space);
    await expect(page).toHaveURL(/\/sign-in\?to=/);
  });
});

// One after the other in one worker: what some do is what others see, and the last asks whether each route was seen.
test.describe("the pages of people have no barrier that axe knows in light and dark, and fit 320 px", () => {
  test.describe.configure({ mode: "serial", timeout: 180_000 });

  const all = routes();
  const left = new Set(all.filter((route) => !ELSEWHERE.includes(route)));
  /** The address of the group without a host, and that of the room which is read. */
  let [alone, reading] = ["", ""];
  const look = async (page: Page): Promise<string[]> => {
    left.delete(routeOf(new URL(page.url()).pathname, all) ?? "");
    return wrongs(page);
  };
  const links = (page: Page, begin: string) =>
    page.locator(`main a[href^='${begin}']`).evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));

  test("something is there to be seen", async ({ browser, baseURL }) => {
    const visitor = await stranger(browser, baseURL);
    alone = await group(visitor, ALONE);
    await tells(visitor, await group(visitor, HOSTED), HOST);
    await tells(visitor, alone, "");
    await keeps(await person(browser, baseURL, "nadia"));
    reading = await reads(await person(browser, baseURL, "olga"), ALONE);
  });

  test("somebody whose words were hidden", async ({ browser, baseURL }) => {
    const victor = await person(browser, baseURL, "victor");
    const ask = await asks(victor);
    expect(await look(victor)).toEqual([]);
    await ask();
    expect(await look(victor)).toEqual([]);
    await victor.goto(`${alone}/join`);
    expect(await look(victor)).toEqual([]);
  });

  test("those at the door", async ({ browser, baseURL }) => {
    const [visitor, jonah] = [await stranger(browser, baseURL), await person(browser, baseURL, "jonah")];
    for (const page of [visitor, jonah]) {
      await page.goto(`${alone}/join`);
      expect(await look(page)).toEqual([]);
    }
    await jonah.getByRole("link", { name: "Do not ask any more" }).click();
    expect(await look(jonah)).toEqual([]);
    await visitor.getByLabel("The code").fill("moonlight");
    await visitor.getByRole("button", { name: "Use the code" }).click();
    expect(await look(visitor)).toEqual([]);
  });

  for (const [name, begin] of PEOPLE) {
    let pages: string[] = [];
    test(`${name} goes everywhere`, async ({ browser, baseURL }) => {
      const own = await person(browser, baseURL, name);
      const [rooms, desks] = [await links(own, "/space/"), await links(own, "/hosts/")];
      // what ends links is linked only where there are some
      const ends = [...rooms.map((room) => `${room}/people/end-links`), ...desks.map((desk) => `${desk}/staff/end-links`)];
      const besides = name === "olga" ? [`${alone}/join`, reading] : ends;
      pages = await crawl(own, [...rooms, ...begin, ...besides]);
    });
    for (let part = 0; part < PARTS; part += 1) {
      test(`${name}, part ${part + 1} of ${PARTS}`, async ({ browser, baseURL }) => {
        const own = await person(browser, baseURL, name);
        const found: string[] = [];
        for (const address of pages.filter((_, at) => at % PARTS === part)) {
          await own.goto(address);
          found.push(...(await look(own)));
        }
        expect(found).toEqual([]);
      });
    }
  }

  test("each route was seen by somebody", () => {
    expect([...left]).toEqual([]);
  });
});
