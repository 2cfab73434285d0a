// What people do so that every page of theirs is there to be looked at: through the same forms as everybody.
import type { Page } from "@playwright/test";
import { room } from "./people.ts";

/** Sends the form of a page with these words in its text, and the button that says so. */
async function send(page: Page, words: string, button: string | RegExp): Promise<void> {
  await page.locator("main textarea").fill(words);
  await page.getByRole("button", { name: button }).click();
}

/** Opens what can be done about somebody's post in a thread, and one of its ways. */
async function more(page: Page, thread: string, writer: string, way: string): Promise<void> {
  await page.goto(await room(page));
  await page.getByRole("link", { name: thread }).click();
  await page.locator(".posts > li", { hasText: writer }).locator("a[href$='/more']").first().click();
  await page.locator(`main a[href$='${way}']`).click();
}

/** Who keeps a room makes a code, tells of a post, and hides a reply, whose writer did not expect it. */
export async function keeps(page: Page): Promise<void> {
  await page.goto(`${await room(page)}/codes`);
  await page.getByLabel("What is it for?").fill("Ward 3");
  await page.getByRole("button", { name: "Make the code" }).click();
  await page.goto("/account");
  await more(page, "How do you stop the car keys?", "Juniper", "/report");
  await send(page, "It gives a name.", "Tell those who keep the group");
  await page.goto("/account");
  await more(page, "The bathroom door", "Anchor", "/hide");
  await send(page, "It gives advice that nobody asked for.", "Hide it");
}

/** The writer of the hidden reply tells of the one who keeps the room, and goes to where they ask for another look. */
export async function asks(page: Page): Promise<() => Promise<void>> {
  await more(page, "She asked who I was", "Sparrow", "/report");
  await send(page, "It was not kind.", "Tell those who run this server");
  await page.goto("/account");
  await page.goto(await room(page));
  await page.getByRole("link", { name: "The bathroom door" }).click();
  await page.locator("main a[href$='/appeal']").click();
  return () => send(page, "I was asked for it.", "Ask them to look");
}

/** A visitor tells that something is wrong with a group, and adds one: of a host, or of none. */
export async function tells(page: Page, group: string, host: string): Promise<void> {
  await page.goto(`${group}/report/gone`);
  await send(page, "The door was locked.", "Send");
  await page.goto("/submit");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByLabel("Name of the group").fill("River Walk Circle");
  await page.getByLabel("Who offers it?").fill(host);
  await page.getByLabel("Web page").fill("example.org/walk");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.goto(page.url().replace(/\/[a-z]+$/, "/check"));
  await page.getByRole("button", { name: "Send to be looked at" }).click();
}

/** Who runs the server opens a room to read; where they read. */
export async function reads(page: Page, name: string): Promise<string> {
  await page.goto("/queue/rooms");
  await page.getByRole("link", { name }).click();
  await page.getByRole("radio").first().check();
  await send(page, "Somebody told us that they are in danger.", "Open it and tell the group");
  return new URL(page.url()).pathname;
}

/** The address of a group's page. */
export async function group(page: Page, name: string): Promise<string> {
  await page.goto(`/find?q=${encodeURIComponent(name)}`);
  const address = await page.getByRole("link", { name, exact: true }).first().getAttribute("href");
  return (address ?? "").split("?")[0] ?? "";
}
