// Pictures of the pages of people that only somebody's deed shows.
import { writeFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { test } from "../house.ts";
import { inLanguage } from "../pages.ts";
import { person, room, stranger } from "../people.ts";
import { asks, group, keeps, reads, tells } from "../states.ts";

const folder = process.env.COMMONGROUND_SHOTS ?? "shots";
const EYES: Record<string, BrowserContextOptions & { language?: string }> = {
  phone: { viewport: { width: 390, height: 844 } },
  dark: { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
  zoom: { viewport: { width: 320, height: 640 } },
  spanish: { viewport: { width: 390, height: 844 }, language: "es" },
  "no-scripts": { viewport: { width: 390, height: 844 }, javaScriptEnabled: false },
};

/** The address of the first link of a kind on a page. */
async function first(page: Page, address: string, kind: string): Promise<string> {
  await page.goto(address);
  return (await page.locator(`main a[href*='${kind}']`).first().getAttribute("href")) ?? "";
}

/** Takes pictures of pages as different people see them. */
async function shots(browser: Browser, owner: Page, baseURL: string | undefined, pages: Record<string, string>): Promise<void> {
  const storageState = await owner.context().storageState();
  for (const [eyes, { language, ...options }] of Object.entries(EYES)) {
    const context = await browser.newContext({ ...options, baseURL, storageState });
    const page = await context.newPage();
    for (const [name, address] of Object.entries(pages)) {
      await page.goto(language ? inLanguage(address, language) : address);
      await page.screenshot({ path: `${folder}/${name}-${eyes}.png`, fullPage: true });
    }
    await context.close();
  }
}

test("pages that somebody's deed shows", async ({ browser, baseURL }) => {
  test.setTimeout(600_000);
  const visitor = await stranger(browser, baseURL);
  const [hosted, alone] = [await group(visitor, "Widowed, First Year"), await group(visitor, "Daughters and Sons of Dementia")];
  await tells(visitor, hosted, "Riverside Hospice and Home Care");
  await tells(visitor, alone, "");
  const [nadia, victor, olga] = [await person(browser, baseURL, "nadia"), await person(browser, baseURL, "victor"), await person(browser, baseURL, "olga")];
  const space = await room(nadia);
  await keeps(nadia);
  const ask = await asks(victor);
  await shots(browser, victor, baseURL, { appeal: new URL(victor.url()).pathname });
  await ask();
  const reading = await reads(olga, "Daughters and Sons of Dementia");
  await shots(browser, visitor, baseURL, { join: `${alone}/join` });
  await shots(browser, victor, baseURL, { "appeal-asked": new URL(victor.url()).pathname, "join-in": `${alone}/join` });
  await shots(browser, nadia, baseURL, { slip: await first(nadia, `${space}/codes`, "/codes/"), rules: `${space}/rules`, keepers: `${space}/people` });
  await nadia.goto(await first(nadia, `${space}/codes`, "/codes/"));
  writeFileSync(`${folder}/slip-paper.pdf`, await nadia.pdf({ format: "Letter", preferCSSPageSize: true }));
  const thread = await first(olga, reading, "/read/");
  await shots(browser, olga, baseURL, {
    reading,
    "reading-thread": thread,
    "queue-appeal": await first(olga, "/queue", "/appeals/"),
    "queue-concern": await first(olga, "/queue", "/concerns/"),
    "queue-report": await first(olga, "/queue", "/reports/"),
    "queue-submission": await first(olga, "/queue", "/submissions/"),
  });
  const henry = await person(browser, baseURL, "henry");
  const desk = await first(henry, "/hosts", "/hosts/");
  await shots(browser, henry, baseURL, { "host-report": await first(henry, desk, "/reports/"), "host-submission": await first(henry, desk, "/submissions/") });
});
