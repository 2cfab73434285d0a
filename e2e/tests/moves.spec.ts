// A group leaves one place and comes in at another: from its first door to the names that are taken over.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { fresh, type Fresh } from "../fresh.ts";
import { expect, wrongs } from "../house.ts";
import { signUp, stranger } from "../people.ts";

/** What waits for somebody to decide: its number, by the name of the group. */
function waits(server: Fresh): Map<string, string> {
  const rows = server.run("queue", "--json").trim().split("\n").map((row) => JSON.parse(row) as { id: string; name: string });
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** A group is added and accepted: the id of its listing, and the link that keeps it. */
async function added(page: Page, server: Fresh, name: string): Promise<[string, string]> {
  await page.goto("/submit");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByLabel("Name of the group").fill(name);
  await page.getByLabel("Web page").fill("example.org/circle");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.goto(page.url().replace(/\/[a-z]+$/, "/check"));
  await page.getByRole("button", { name: "Send to be looked at" }).click();
  await page.waitForLoadState();
  const told = server.run("queue", "accept", waits(server).get(name) ?? "");
  const [listing, keep] = [/\/groups\/([0-9a-f-]+)/.exec(told)?.[1], /\/keep\/\S+/.exec(told)?.[0]];
  expect(listing && keep, told).toBeTruthy();
  return [listing ?? "", keep ?? ""];
}

/** The link that a page shows once. */
async function link(page: Page): Promise<string> {
  return (await page.locator("main code").first().textContent()) ?? "";
}

/** Says yes to all that a door asks. */
async function yes(page: Page): Promise<void> {
  for (const box of await page.getByRole("checkbox").all()) await box.check();
}

/** Who is not signed in makes an account, and comes back to the page. */
async function makesAccount(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name: "Sign in or make an account" }).click();
  await page.locator("main a[href^='/sign-up?']").click();
  await signUp(page, name);
}

/** Somebody at an open door makes an account and comes in; where the room is. */
async function comes(page: Page, name: string): Promise<string> {
  await makesAccount(page, `${name} at home`);
  await page.getByLabel("Your name in this group").fill(name);
  await yes(page);
  await page.getByRole("button", { name: "Join and listen" }).click();
  await expect(page).toHaveURL(/\/space\//);
  return new URL(page.url()).pathname;
}

fresh("somebody comes in by a link that does not stay in the address, and takes the group along", async ({ page, browser, baseURL, server }) => {
  fresh.setTimeout(180_000);
  const found: string[] = [];
  const look = async (own: Page, what: string) => void found.push(...(await wrongs(own)).map((wrong) => `${what} ${wrong}`));
  const [listing, keep] = await added(page, server, "Tuesday Circle");
  const [other] = await added(page, server, "Wednesday Circle");
  await page.goto(`${keep}/space`);
  await look(page, "opening a room");
  await page.getByRole("button", { name: "Open the room" }).click();
  await look(page, "a room that is open");
  const door = await link(page);

  const oak = await stranger(browser, baseURL);
  await oak.goto(door);
  expect(oak.url()).toMatch(/\/groups\/[0-9a-f-]+\/join\?door=[\w-]{11}$/);
  await look(oak, "the door");
  const space = await comes(oak, "Oak");
  await oak.goto(`${space}/codes`);
  await oak.getByLabel("What is it for?").fill("Ward 3");
  await oak.getByRole("button", { name: "Make the code" }).click();
  await oak.locator("main a[href*='/codes/']").click();
  await look(oak, "a slip");
  const code = (await oak.locator(".code-sign").textContent()) ?? "";
  expect(oak.url()).not.toContain(code);

  const fern = await stranger(browser, baseURL);
  await fern.goto(`/groups/${listing}/join`);
  await look(fern, "a door by request");
  await fern.getByLabel("The code").fill("moonlight");
  await fern.getByRole("button", { name: "Use the code" }).click();
  await expect(fern.getByLabel("The code")).toHaveValue("moonlight");
  await look(fern, "a wrong code");
  await fern.getByLabel("The code").fill(code);
  await fern.getByRole("button", { name: "Use the code" }).click();
  await expect(fern.getByRole("status")).toContainText("Your code opens this group");
  expect(fern.url()).not.toContain(code);
  await look(fern, "a code");
  await comes(fern, "Fern");

  await oak.goto(`${space}/export`);
  const [download] = await Promise.all([oak.waitForEvent("download"), oak.getByRole("button", { name: "Take the copy" }).click()]);
  const [archive, links] = [join(server.data, "group.zip"), join(server.data, "links.csv")];
  await download.saveAs(archive);
  server.run("import-group", archive, "--listing", other, "--out", links);
  const claim = /\S+\/claim\/\S+/.exec(readFileSync(links, "utf8").split(",").at(-1) ?? "")?.[0] ?? "";
  const secret = claim.split("/").at(-1) ?? "";

  const anew = await stranger(browser, baseURL);
  await anew.goto(claim);
  expect(secret && anew.url()).not.toContain(secret);
  await look(anew, "a name, for who is not signed in");
  const next = await stranger(browser, baseURL);
  await next.goto(anew.url());
  await expect(next.getByRole("heading", { level: 1 })).toHaveText("This link did not open");
  await look(next, "a door without its link");
  await makesAccount(anew, "oak anew");
  await look(anew, "a name");
  await anew.getByRole("button", { name: "Yes, I am Oak" }).click();
  await look(anew, "a name, not agreed");
  await yes(anew);
  await anew.getByRole("button", { name: "Yes, I am Oak" }).click();
  await expect(anew).toHaveURL(/\/space\//);
  await anew.goto(`${new URL(anew.url()).pathname}/people`);
  await anew.getByRole("link", { name: "Fern", exact: true }).click();
  await look(anew, "a name that nobody has taken over");
  await anew.getByRole("button", { name: "Make a new link for this name" }).click();
  await look(anew, "a new link");
  await fern.goto(await link(anew));
  await look(fern, "another's name");
  expect(found).toEqual([]);
});
