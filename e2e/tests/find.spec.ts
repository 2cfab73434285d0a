// Finding a group in one's own words, and knowing what one joins.
import { ask, expect, test } from "../house.ts";

const chips = ".understood .chip";

test("somebody whose husband died finds a group, and learns what to ask it", async ({ page }) => {
  await ask(page, "my husband died last month, 46032, evenings, in person");
  await expect(page).toHaveTitle("Find");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Groups that fit");

  const understood = page.locator(chips);
  expect(await understood.count()).toBeGreaterThanOrEqual(3);
  await expect(understood.filter({ hasText: "46032" })).toHaveCount(1);
  await expect(understood.filter({ hasText: /in person/i })).toHaveCount(1);

  const before = await understood.count();
  await understood.filter({ hasText: /in person/i }).click();
  await expect(understood).toHaveCount(before - 1);
  await expect(understood.filter({ hasText: /in person/i })).toHaveCount(0);
  await expect(understood.filter({ hasText: "46032" })).toHaveCount(1);

  const first = page.locator("article.card").first();
  for (const fact of ["Next", "How", "Cost"]) await expect(first.locator("dt", { hasText: fact })).toBeVisible();
  const name = await first.getByRole("heading").innerText();
  await first.getByRole("link").click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(page).toHaveTitle("Details");
  await expect(page.locator(".answers .answer")).toHaveCount(11);
  for (const row of await page.locator(".answers .answer").all()) {
    await expect(row.locator("dt")).toContainText("?");
    await expect(row.locator("dd").first()).not.toBeEmpty();
  }
});

test("a question that nobody answered yet can be put to the group", async ({ page }) => {
  await page.goto("/find");
  const addresses = await page.locator("article.card h3 a").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
  let open = page.locator(".answer-none a").first();
  for (const address of addresses) {
    await page.goto(address);
    if ((await open.count()) > 0) break;
  }
  const question = await page.locator(".answer", { has: open }).locator("dt").first().innerText();
  await open.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(question);
  await page.getByRole("textbox", { name: /text|words|write|tell|say/i }).fill("I would like to know before I come.");
  await page.locator("main form button").click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(question);
  await expect(page.locator("main a[href^='/groups/']")).toBeVisible();
});

test("the sheet to print holds the eleven questions, the address of the page and its code", async ({ page }) => {
  await ask(page, "grief");
  await page.locator("article.card h3 a").first().click();
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  await page.getByRole("link", { name: "Print it on one page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(page.locator(".answers .answer")).toHaveCount(11);
  await expect(page.getByRole("img", { name: /QR/ }).locator("svg")).toBeVisible();
  await expect(page.getByRole("button", { name: "Print" })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  for (const part of [page.locator(".top-help"), page.locator("footer nav"), page.getByRole("button", { name: "Print" })]) {
    await expect(part).toBeHidden();
  }
  await expect(page.getByRole("img", { name: /QR/ })).toBeVisible();
});

test("a question in Spanish is understood in Spanish", async ({ page }) => {
  await page.goto("/?lang=es");
  await page.getByRole("searchbox").fill("grupo gratis para cuidadores de alzheimer en línea");
  await page.getByRole("button", { name: "Buscar grupos" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  const understood = page.locator(chips);
  await expect(understood.filter({ hasText: /gratis/i })).toHaveCount(1);
  await expect(understood.filter({ hasText: /alzheimer/i })).toHaveCount(1);
  await expect(understood.filter({ hasText: /en línea/i })).toHaveCount(1);
});

test("who may be in danger sees help before anything else", async ({ page }) => {
  await ask(page, "i want to kill myself");
  const help = page.locator("section.crisis");
  await expect(help).toBeVisible();
  await expect(help.getByRole("link", { name: /988/ }).first()).toHaveAttribute("href", /^(tel|sms):/);
  const top = await help.boundingBox();
  const heading = await page.getByRole("heading", { level: 1 }).boundingBox();
  expect(top && heading && top.y + top.height <= heading.y + 1).toBe(true);
  const first = await page.evaluate(() => document.querySelector("main")?.firstElementChild?.className);
  expect(first).toBe("crisis");
});

test("an ordinary search does not push help at anybody, and keeps it one press away", async ({ page }) => {
  await ask(page, "knitting with arthritis");
  await expect(page.locator("section.crisis")).toHaveCount(0);
  await page.locator("summary", { hasText: "Help now" }).click();
  await expect(page.locator(".help-now-lines").getByRole("link", { name: /988/ }).first()).toBeVisible();
});

test("choices narrow the results and can be taken back", async ({ page }) => {
  await page.goto("/find");
  await expect(page.locator("summary", { hasText: "Narrow it down" })).toBeHidden(); // there is room for it
  const total = await page.locator("#results").innerText();
  const facet = page.getByRole("complementary", { name: "Narrow it down" }).locator("details.facet", { hasText: "How it meets" });
  if (!(await facet.evaluate((part: HTMLDetailsElement) => part.open))) await facet.locator("summary").click();
  const choice = facet.getByRole("link").first();
  const count = (await choice.locator(".count").innerText()).trim();
  await choice.click();
  await expect(page.locator("#results")).toContainText(count === "1" ? "One group" : count);
  await page.locator(chips).first().click();
  await expect(page.locator("#results")).toHaveText(total);
});

test.describe("on a phone, without scripts", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } });

  test("what narrows stands folded above the results, and says how many choices are made", async ({ page }) => {
    await page.goto("/find");
    const narrow = page.locator("details.facets");
    const folded = narrow.locator("summary").first();
    await expect(folded).toHaveText("Narrow it down");
    const [above, results] = [await folded.boundingBox(), await page.locator("#results").boundingBox()];
    expect(above && results && above.y + above.height <= results.y).toBe(true);
    await expect(narrow.locator(".facet").first()).toBeHidden();
    await folded.click();
    const facet = narrow.locator("details.facet", { hasText: "How it meets" });
    await facet.locator("summary").click();
    await facet.getByRole("link").first().click();
    await expect(folded).toHaveText("Narrow it down one choice made");
    await expect(narrow.locator(".facet").first()).toBeHidden();
  });
});

test("when nothing fits, what can be reached instead is said, with the wish that was given up", async ({ page }) => {
  await ask(page, "grief group in Portuguese, sunday 4 am, in person, 46032");
  await expect(page.locator("#results")).toHaveText("No group fits all of this");
  const instead = page.locator("section.instead");
  expect(await instead.count()).toBeGreaterThan(0);
  for (const group of await instead.all()) {
    await expect(group.getByRole("heading").first()).not.toBeEmpty();
    expect(await group.locator("article.card").count()).toBeGreaterThan(0);
  }
});

test.describe("far away", () => {
  test.use({ timezoneId: "Europe/Madrid" });

  test("times are on the visitor's clock, by whatever way a page is reached", async ({ page }) => {
    await page.goto("/");
    await expect(page.locator("[data-clock]")).toHaveText("Times are on the clock of Indianapolis.");
    const link = page.locator("article.card h3 a").first();
    await expect(link).toHaveAttribute("href", /zone=Europe%2FMadrid/);
    const group = new URL((await link.getAttribute("href")) ?? "").pathname;
    await page.goto(group); // by a link that somebody sent
    await expect(page.locator("[data-clock]")).toHaveText("Times are on the clock of Madrid.");
    await page.goBack();
    await expect(page).toHaveURL(/\/$/); // it was one page all along
    await ask(page, "grief");
    await page.locator("article.card h3 a").first().click();
    await expect(page.locator("[data-clock]")).toHaveText("Times are on the clock of Madrid.");
  });
});

test("in forced colours, what stands on a colour can be read", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/find?q=grief");
  const hidden = await page.locator("a, button, summary, .mark").evaluateAll((all) => {
    const canvas = getComputedStyle(document.documentElement).backgroundColor;
    const covered = (part: Element) => {
      const style = getComputedStyle(part);
      const filled = !style.backgroundColor.endsWith(", 0)") && style.backgroundColor !== canvas;
      // a browser puts the colour of the page behind words, unless it is told not to
      return filled && (style.forcedColorAdjust !== "none" || style.color === style.backgroundColor);
    };
    return all.filter((part) => part.checkVisibility() && covered(part)).map((part) => part.outerHTML.slice(0, 80));
  });
  expect(hidden).toEqual([]);
});

test("saved groups stay in this browser, and a link shows them to somebody else", async ({ page, browser, baseURL }) => {
  await ask(page, "grief");
  await page.locator("article.card h3 a").first().click();
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  await page.waitForLoadState("load");
  await page.getByRole("link", { name: "Save to your list" }).click();
  await expect(page).toHaveURL(/\/shortlist\?ids=/);
  await expect(page.locator("article.card")).toContainText(name);
  await page.goto("/shortlist");
  await expect(page.locator("article.card")).toContainText(name);

  const other = await browser.newPage({ baseURL });
  await other.goto(page.url());
  await expect(other.locator("article.card")).toContainText(name);
  await other.goto("/shortlist");
  await expect(other.locator("article.card")).toHaveCount(0);
  await other.close();
});
