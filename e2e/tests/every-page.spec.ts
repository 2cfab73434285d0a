// What holds on every page: WCAG 2.2 AA in light and dark, a narrow phone, no scripts, Spanish, nothing foreign.
import type { APIRequestContext, Page, Response } from "@playwright/test";
import { barriers, expect, test, unfold } from "../house.ts";
import { everyPage, inLanguage } from "../pages.ts";

/** Goes to all pages and tells every wrong at once. `as` makes the address of a page in another language. */
async function each(page: Page, wrongs: (address: string, response: Response) => Promise<string[]>, as = (address: string) => address): Promise<void> {
  const all: string[] = [];
  for (const address of await everyPage(page)) {
    try {
      const response = await page.goto(as(address));
      if (!response) throw new Error("no answer");
      for (const wrong of await wrongs(address, response)) all.push(`${address}: ${wrong}`);
    } catch (error) {
      all.push(`${address}: ${String(error).split("\n")[0]}`);
    }
  }
  expect(all).toEqual([]);
}

/** Pages whose links lead to made-up groups, or to themselves where nothing is. */
const MADE_UP = new Set(["/gallery", "/no-such-page"]);

async function built(page: Page): Promise<string[]> {
  const wrongs = [];
  for (const part of ["h1", "main", "title"]) {
    const count = await page.locator(part === "title" ? "head > title" : part).count();
    if (count !== 1) wrongs.push(`${count} ${part}`);
  }
  return wrongs;
}

/** Nothing foreign may be loaded, and the browser keeps no copy. A list for other people's frames may be framed and kept. */
function guarded(address: string, response: Response): string[] {
  const embedded = address.startsWith("/embed");
  const headers = response.headers();
  const policy = (headers["content-security-policy"] ?? "").replace(embedded ? "frame-ancestors *" : "", "");
  const strict = policy.includes("default-src 'none'") && !/https?:|unsafe|\*/.test(policy);
  const kept = !embedded && !headers["cache-control"]?.includes("no-store");
  return [...(strict ? [] : [`policy "${policy}"`]), ...(kept ? ["may be kept by the browser"] : [])];
}

/** A title tells nobody what was looked for, nor the name of a group. */
async function telling(address: string, page: Page): Promise<string[]> {
  const title = await page.title();
  const group = address.startsWith("/groups") ? (await page.locator("h1").innerText()).trim() : "-";
  const told = /grief|husband|46032|kill|moon/i.test(title) || title.includes(group);
  return told || title === "" ? [`title "${title}"`] : [];
}

async function broken(page: Page, request: APIRequestContext, seen: Set<string>): Promise<string[]> {
  const links = await page.locator("a[href^='/']").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
  const wrongs = [];
  for (const link of links.map((link) => link.split("#")[0] ?? "")) {
    if (seen.has(link) || link.startsWith("/leave")) continue;
    seen.add(link);
    // whoever is not signed in is led to the door
    const status = (await request.get(link, { maxRedirects: link === "/account" ? 1 : 0 })).status();
    if (status !== 200) wrongs.push(`${link} answers ${status}`);
  }
  return wrongs;
}

test.describe("every page", () => {
  test.setTimeout(300_000);

  for (const colorScheme of ["light", "dark"] as const) {
    test(`has no barrier that axe knows, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await each(page, () => barriers(page));
    });
  }

  test("has no barrier in Spanish, and says that it is Spanish", async ({ page }) => {
    const wrongs = async () => {
      const language = await page.locator("html").getAttribute("lang");
      return [...(language === "es" ? [] : [`lang is ${language}`]), ...(await barriers(page))];
    };
    await each(page, wrongs, (address) => inLanguage(address, "es"));
  });

  test("needs no scrolling to the side at 320 px, which is 400 % zoom", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await each(page, async () => {
      await unfold(page);
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll("body *")]
          .filter((part) => part.getBoundingClientRect().right > 321 && !part.closest("pre, .hidden, .skip"))
          .filter((part, _, all) => !all.some((other) => other !== part && part.contains(other)))
          .map((part) => `${part.tagName} .${part.className} in .${part.parentElement?.className} "${part.textContent?.trim().slice(0, 40)}"`),
      );
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      return width > 320 ? [`${width} px: ${wide.slice(0, 3).join(", ")}`] : [];
    });
  });

  test("has one main heading, a discreet title and a strict policy, sets no cookie, and leads only to what is there", async ({ page, context, request }) => {
    const seen = new Set<string>();
    await each(page, async (address, response) => [
      ...(await built(page)),
      ...guarded(address, response),
      ...(await telling(address, page)),
      ...(await context.cookies()).map((cookie) => `cookie ${cookie.name}`),
      ...(MADE_UP.has(address) ? [] : await broken(page, request, seen)),
    ]);
  });
});

test("what is pressed is large enough for a thumb", async ({ page }) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 360, height: 640 });
  await each(page, () =>
    page.locator("a[href], button, select, summary, input:not([type=hidden])").evaluateAll((all) =>
      all
        .filter((part) => part.checkVisibility() && !part.closest(".skip, .hidden"))
        .map((part) => ({ part, box: part.getBoundingClientRect() }))
        .filter(({ part, box }) => !part.matches("label input") && (box.height < 24 || box.width < 24))
        .map(({ part, box }) => `${part.textContent?.trim().slice(0, 40)} is ${Math.round(box.width)} by ${Math.round(box.height)}`),
    ),
  );
});

test("only a choice of language is remembered", async ({ page, context }) => {
  await page.goto("/");
  expect(await context.cookies()).toEqual([]);
  await page.goto(inLanguage("/", "es"));
  expect((await context.cookies()).map((cookie) => `${cookie.name}=${cookie.value}`)).toEqual(["lang=es"]);
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("every page shows its content, and no control that would do nothing", async ({ page }) => {
    test.setTimeout(300_000);
    await each(page, async (address, response) => {
      const wrongs = [];
      if (response.status() !== (address === "/no-such-page" ? 404 : 200)) wrongs.push(`answers ${response.status()}`);
      if (!(await page.locator("h1").isVisible())) wrongs.push("no heading");
      const idle = page.locator("button:not(form button):visible, [data-near]:visible, [data-share]:visible, [data-print]:visible");
      if (address !== "/gallery" && (await idle.count()) > 0) wrongs.push(`idle: ${await idle.first().innerText()}`);
      return wrongs;
    });
  });
});

test("the first page is light", async ({ page, context }) => {
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  let bytes = 0;
  session.on("Network.loadingFinished", (event) => (bytes += event.encodedDataLength));
  await page.goto("/", { waitUntil: "networkidle" });
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThanOrEqual(30_000);
});
