import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base, type Page, type ConsoleMessage } from "@playwright/test";

/** What a visit must never do; looked at after every test, whatever it was about. */
interface House {
  /** Requests to another server. None reaches it. */
  foreign: string[];
  /** Errors on the console, scripts that broke, and what the policy on content refused. */
  errors: string[];
}

function answersOfThePageItself(message: ConsoleMessage, page: Page): boolean {
  // A form that is sent back and a page that is not here say so by their status; the browser calls that an error.
  return /status of (404|422|429)/.test(message.text()) && message.location().url === page.url();
}

export const test = base.extend<{ house: House }>({
  baseURL: async ({}, use) => use(process.env.COMMONGROUND_URL),

  house: [
    async ({ context, baseURL }, use) => {
      const house: House = { foreign: [], errors: [] };
      await context.route(
        (url) => url.origin !== baseURL,
        (route) => {
          house.foreign.push(route.request().url());
          return route.fulfill({ contentType: "text/html", body: "<title>Elsewhere</title>" });
        },
      );
      context.on("weberror", (error) => house.errors.push(String(error.error())));
      context.on("console", (message) => {
        const page = message.page();
        if (message.type() !== "error" || (page && answersOfThePageItself(message, page))) return;
        house.errors.push(`${message.text()} (${message.location().url})`);
      });
      await use(house);
      expect(house.errors, "errors on the console").toEqual([]);
      expect(house.foreign, "requests to other servers").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Asks in the box of the first page, as a visitor does. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.goto("/");
  await page.getByRole("searchbox").fill(question);
  await page.getByRole("button", { name: /Find groups|Buscar/ }).click();
}

/** The address of the page of a group that has a door. */
export async function someGroup(page: Page): Promise<string> {
  await page.goto("/find?q=in+person");
  const address = await page.locator("article.card h3 a").first().getAttribute("href");
  expect(address).toMatch(/^\/groups\//);
  return address ?? "";
}

/** Opens whatever is folded, so that checks see it. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });
}

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds on a page, with all that is folded open; by all rules, or by one. */
export async function barriers(page: Page, rule?: string): Promise<string[]> {
  await page.waitForLoadState(); // a page that a button led to may still be without its style
  await unfold(page);
  const axe = new AxeBuilder({ page });
  const { violations } = await (rule ? axe.withRules(rule) : axe.withTags(WCAG)).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.html.slice(0, 120)} ${node.any[0]?.message ?? ""}`));
}

/** What is wrong with a page on a narrow phone: by all rules in light, by contrast in dark, and its width. */
export async function wrongs(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 640 });
  const all = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" }); // no colour is looked at in the midst of a change
    const found = await barriers(page, colorScheme === "dark" ? "color-contrast" : undefined); // the rest is the same
    all.push(...found.map((barrier) => `${colorScheme}: ${barrier}`));
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > 321) all.push(`${wide} px wide`);
  return all.map((wrong) => `${new URL(page.url()).pathname}, ${wrong}`);
}
