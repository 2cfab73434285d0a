// For programs and for other people's pages.
import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, someGroup, test } from "../house.ts";

const FEEDS = {
  "meeting-guide.json": "json",
  "bmlt.json": "json",
  "hsds.json": "json",
  "groups.ics": "text/calendar",
  "groups.jsonld": "json",
  "groups.csv": "text/csv",
};

for (const [name, media] of Object.entries(FEEDS)) {
  test(`the feed ${name} is there, and is not sent twice`, async ({ request }) => {
    const first = await request.get(`/feeds/${name}`);
    expect(first.status()).toBe(200);
    expect(first.headers()["content-type"]).toContain(media);
    const text = await first.text();
    expect(text.length).toBeGreaterThan(100);
    if (media === "json") JSON.parse(text);
    const again = await request.get(`/feeds/${name}`, { headers: { "if-none-match": first.headers()["etag"] ?? "" } });
    expect(again.status()).toBe(304);
  });
}

test("the page of data names every feed and every address of the interface", async ({ page, request }) => {
  await page.goto("/api");
  for (const name of Object.keys(FEEDS)) await expect(page.locator(`a[href='/feeds/${name}']`)).toBeVisible();
  const description = await (await request.get("/api/openapi.json")).json();
  expect(description.openapi).toMatch(/^3\.1/);
  for (const path of Object.keys(description.paths)) await expect(page.locator("main")).toContainText(path);
});

test("the interface finds the same groups as the page", async ({ page, request }) => {
  const answer = await request.get("/api/v1/find?q=grief");
  expect(answer.status()).toBe(200);
  const text = await answer.text();
  await page.goto("/find?q=grief");
  const names = await page.locator("article.card h3 a").allInnerTexts();
  expect(names.length).toBeGreaterThan(0);
  for (const name of names.slice(0, 5)) expect(text).toContain(JSON.stringify(name).slice(1, -1));
});

test("a list may stand in a frame of another page; our own pages may not", async ({ page, house, request, baseURL }) => {
  const policy = async (address: string) => (await request.get(address)).headers()["content-security-policy"] ?? "";
  expect(await policy("/embed?q=grief")).not.toContain("frame-ancestors 'none'");
  expect(await policy("/find")).toContain("frame-ancestors 'none'");

  const body = `<!doctype html><html lang=en><title>Clinic</title><link rel=icon href=data:,><iframe src="${baseURL}/embed?q=grief" title="Support groups"></iframe>`;
  const clinic: Server = createServer((_, answer) => answer.setHeader("content-type", "text/html").end(body));
  await new Promise<void>((ready) => clinic.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${(clinic.address() as AddressInfo).port}/`;
  await page.route(address, (route) => route.continue());
  await page.goto(address);
  await expect(page.frameLocator("iframe").locator("li.card").first()).toBeVisible();
  await page.close();
  clinic.closeAllConnections();
  clinic.close();
  expect(house.foreign).toEqual([]);
});

test("a group's meetings go into a calendar, and its link into a code", async ({ page, request }) => {
  const group = await someGroup(page);
  const calendar = await request.get(`${group}/calendar.ics`);
  expect(calendar.headers()["content-type"]).toContain("text/calendar");
  expect(await calendar.text()).toContain("BEGIN:VCALENDAR");
  const code = await request.get(`${group}/qr.svg`);
  expect(code.headers()["content-type"]).toContain("image/svg+xml");
});

test("search machines are told what is public", async ({ request, page }) => {
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toMatch(/User-agent: \*/i);
  const map = await (await request.get("/sitemap.xml")).text();
  expect(map).toContain(await someGroup(page));
  expect(map).not.toContain("/find?q=");
});

test("a script of another page cannot send forms here", async ({ request }) => {
  const answer = await request.post("/submit", { headers: { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" }, maxRedirects: 0 });
  expect(answer.status()).toBe(403);
});
