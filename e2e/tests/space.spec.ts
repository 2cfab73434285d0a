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
const ELSEWHERE = ["/account/passkeys", "/account/passkeys/remove", "/hosts/{host}/sign-in/end"];
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

test.describe("the pages of people", () => {
  test.setTimeout(900_000);

  test("have no barrier that axe knows in light and dark, and fit 320 px: each route is seen", async ({ browser, baseURL }) => {
    const found: string[] = [];
    const left = new Set(routes().filter((route) => !ELSEWHERE.includes(route)));
    const look = async (page: Page, who: string) => {
      left.delete(routeOf(new URL(page.url()).pathname, routes()) ?? "");
      found.push(...(await wrongs(page)).map((wrong) => `${who} ${wrong}`));
    };
    const visitor = await stranger(browser, baseURL);
    const [hosted, alone] = [await group(visitor, HOSTED), await group(visitor, ALONE)];
    await tells(visitor, hosted, HOST);
    await tells(visitor, alone, "");
    await keeps(await person(browser, baseURL, "nadia"));
    const victor = await person(browser, baseURL, "victor");
    const ask = await asks(victor);
    await look(victor, "victor");
    await ask();
    await look(victor, "victor, who has asked");
    const reading = await reads(await person(browser, baseURL, "olga"), ALONE);
    for (const [who, page] of [["a visitor", visitor], ["victor", victor], ["jonah", await person(browser, baseURL, "jonah")]] as const) {
      await page.goto(`${alone}/join`);
      await look(page, who);
      if (who !== "jonah") continue;
      await page.getByRole("link", { name: "Do not ask any more" }).click();
      await look(page, who);
    }
    await visitor.getByLabel("The code").fill("moonlight");
    await visitor.getByRole("button", { name: "Use the code" }).click();
    await look(visitor, "a visitor with a wrong code");
    for (const [name, begin] of PEOPLE) {
      const own = await person(browser, baseURL, name);
      const rooms = await own.locator("main a[href^='/space/']").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
      const desk = await own.locator("main a[href^='/hosts/']").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
      // what ends links is linked only where there are some
      const ends = [...rooms.map((room) => `${room}/people/end-links`), ...desk.map((desk) => `${desk}/staff/end-links`)];
      const besides = name === "olga" ? [`${alone}/join`, reading] : ends;
      await crawl(own, [...rooms, ...begin, ...besides], () => look(own, name));
      await own.context().close();
    }
    expect(found).toEqual([]);
    expect([...left]).toEqual([]);
  });
});
