// People in browsers.
import type { Browser, Page } from "@playwright/test";
import { expect } from "./house.ts";

/** The passphrase of all of them. */
export const PASSPHRASE = "lantern orchard seven mist";

export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Sign-in name").fill(name);
  await page.getByLabel("Passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveTitle("Account");
}

/** Makes an account, on the page where that is done or there. */
export async function signUp(page: Page, name: string): Promise<void> {
  if (!new URL(page.url(), "http://x").pathname.startsWith("/sign-up")) await page.goto("/sign-up");
  await page.getByLabel("Sign-in name").fill(name);
  await page.getByLabel("Choose a passphrase").fill(PASSPHRASE);
  await page.getByLabel("Your age").fill("1980");
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Keep these codes");
  await page.getByRole("link", { name: "I have kept them" }).click();
}

/** Somebody in a browser of their own. */
export async function stranger(browser: Browser, baseURL: string | undefined, javaScriptEnabled = true): Promise<Page> {
  // no colour is looked at in the midst of a change
  const context = await browser.newContext({ baseURL, javaScriptEnabled, reducedMotion: "reduce" });
  return context.newPage();
}

/** Somebody of the demo in a browser of their own. */
export async function person(browser: Browser, baseURL: string | undefined, name: string, javaScriptEnabled = true): Promise<Page> {
  const page = await stranger(browser, baseURL, javaScriptEnabled);
  await signIn(page, name);
  return page;
}

/** The address of the room that somebody is in, from their account's page. */
export async function room(page: Page): Promise<string> {
  const address = await page.locator("main a[href^='/space/']").first().getAttribute("href");
  expect(address).toMatch(/^\/space\//);
  return address ?? "";
}
