// What holds on every page: WCAG 2.2 AA in light and dark, a narrow phone, no scripts, Spanish, nothing foreign.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test, unfold } from "../house.ts";
import { everyPage, inLanguage } from "../pages.ts";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Goes through all pages and tells every wrong at once. */
async function each(page: Page, wrongs: (address: string) => Promise<string[]>): Promise<void> {
  const all: string[] = [];
  for (const address of await everyPage(page)) {
    for (const wrong of await wrongs(address)) all.push(`${address}: ${wrong}`);
  }
  expect(all).toEqual([]);
}

async function barriers(page: Page): Promise<string[]> {
  await unfold(page);
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.html.slice(0, 120)} ${node.any[0]?.message ?? ""}`));
}

test.describe("every page", () => {
  test.setTimeout(300_000);

  for (const colorScheme of ["light", "dark"] as const) {
    test(`has no barrier that axe knows, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await each(page, async (address) => {
        await page.goto(address);
        return barriers(page);
      });
    });
  }

  test("has no barrier in Spanish, and says that it is Spanish", async ({ page }) => {
    await each(page, async (address) => {
      await page.goto(inLanguage(address, "es"));
      const language = await page.locator("html").getAttribute("lang");
      return [...(language === "es" ? [] : [`lang is ${language}`]), ...(await barriers(page))];
    });
  });

  test("needs no scrolling to the side at 320 px, which is 400 % zoom", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await each(page, async (address) => {
      await page.goto(address);
      await unfold(page);
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll("body *")]
          .filter((part) => part.getBoundingClientRect().right > innerWidth + 1 && !part.closest("pre, .hidden, .skip"))
          .map((part) => `${part.tagName} .${part.className} ${part.textContent?.trim().slice(0, 40)}`),
      );
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      return width > 320 ? [`${width} px: ${wide[0] ?? ""}`] : [];
    });
  });

  test("has one main heading, landmarks, and a policy that lets nothing foreign in", async ({ page }) => {
    await each(page, async (address) => {
      const response = await page.goto(address);
      const policy = response?.headers()["content-security-policy"] ?? "";
      const wrongs = [];
      if (!policy.includes("default-src 'none'") || /https?:|unsafe|\*/.test(policy)) wrongs.push(`policy "${policy}"`);
      if ((await page.locator("h1").count()) !== 1) wrongs.push("not one h1");
      if ((await page.locator("main").count()) !== 1) wrongs.push("not one main");
      if (response?.headers()["cache-control"]?.includes("no-store") !== true && !address.startsWith("/embed")) wrongs.push("may be kept by the browser");
      return wrongs;
    });
  });

  test("has a title that tells nobody what was looked for", async ({ page }) => {
    await each(page, async (address) => {
      await page.goto(address);
      const title = await page.title();
      const heading = (await page.locator("h1").innerText()).trim();
      const told = /grief|husband|46032|kill|moon/i.test(title) || (address.startsWith("/groups") && title.includes(heading));
      return told || title === "" ? [`title "${title}"`] : [];
    });
  });

  test("leaves no cookie until a language is chosen", async ({ page, context }) => {
    await each(page, async (address) => {
      await page.goto(address);
      return (await context.cookies()).map((cookie) => cookie.name);
    });
    await page.goto(inLanguage("/", "es"));
    expect((await context.cookies()).map((cookie) => `${cookie.name}=${cookie.value}`)).toEqual(["lang=es"]);
    await page.goto("/");
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
  });

  test("leads only to pages that are there", async ({ page, request }) => {
    const seen = new Set<string>();
    await each(page, async (address) => {
      await page.goto(address);
      const links = await page.locator("a[href^='/']").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
      const broken = [];
      for (const link of new Set(links.map((link) => link.split("#")[0] ?? ""))) {
        if (seen.has(link) || link === "" || link.startsWith("/leave") || address === "/no-such-page" && link.startsWith(address)) continue;
        seen.add(link);
        const status = (await request.get(link, { maxRedirects: 0 })).status();
        if (status !== 200) broken.push(`${link} answers ${status}`);
      }
      return broken;
    });
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("every page shows its content, and no control that would do nothing", async ({ page }) => {
    test.setTimeout(300_000);
    await each(page, async (address) => {
      const response = await page.goto(address);
      const wrongs = [];
      if (response?.status() !== (address === "/no-such-page" ? 404 : 200)) wrongs.push(`answers ${response?.status()}`);
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
