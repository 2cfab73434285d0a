// An account: made and entered without scripts; with them, a device opens the door.
import type { Page } from "@playwright/test";
import { fresh } from "../fresh.ts"; // browsers keep passkeys for names, and the demo has none
import { expect, test, wrongs } from "../house.ts";
import { PASSPHRASE, signUp } from "../people.ts";

/** A phone that knows its owner. */
async function phone(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send("WebAuthn.enable");
  await browser.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("an account is made, left and entered; a mistake keeps what was typed, but no secret", async ({ page }) => {
    await signUp(page, "Quiet River");
    await expect(page).toHaveTitle("Account");
    await page.getByRole("button", { name: "Sign out here" }).click();

    await page.goto("/account");
    await page.getByLabel("Sign-in name").fill("Quiet River");
    await page.getByLabel("Passphrase").fill("not this one at all");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert")).toContainText("does not open the door");
    await expect(page.getByLabel("Sign-in name")).toHaveValue("Quiet River");
    await expect(page.getByLabel("Passphrase")).toHaveValue("");
    await page.getByLabel("Passphrase").fill(PASSPHRASE);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your account");

    await page.getByRole("link", { name: "Erase your account" }).click();
    await page.getByLabel("Your passphrase now").fill(PASSPHRASE);
    await page.getByRole("button", { name: "Erase everything" }).click();
    await page.goto("/account");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  });
});

fresh("a passkey is added, and opens the door", async ({ page }) => {
  await phone(page);
  await signUp(page, "Quiet River");
  await page.getByRole("link", { name: "Passkeys" }).click();
  await page.getByLabel("Name for it").fill("my phone");
  await page.getByLabel("Your passphrase now").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("status")).toContainText("Your passkey is ready");
  await page.getByRole("button", { name: "Sign out here" }).click();

  await page.goto("/sign-in?to=/shortlist");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(/\/shortlist$/);
  await page.goto("/account/passkeys");
  const line = page.getByRole("listitem").filter({ hasText: "my phone" });
  await line.getByRole("link", { name: "Forget this one" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Forget this passkey?");
  expect(await wrongs(page)).toEqual([]);
  await page.getByRole("link", { name: "No, go back" }).click();
  await expect(line).toBeVisible();
});

fresh("a passkey alone makes an account; a device without one says so calmly", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Use your passkey");
  await page.getByRole("link", { name: "Go the other way" }).click();

  await phone(page);
  await page.goto("/sign-up");
  await page.getByRole("link", { name: "Use a passkey in place of a passphrase" }).click();
  await page.getByLabel("Sign-in name").fill("Still Lake");
  await page.getByLabel("Your age").fill("44");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Keep these codes");
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out here" }).click();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByText("You sign in as Still Lake")).toBeVisible();
});

fresh("the pages of an account have no barrier that axe knows, and fit a narrow phone", async ({ page }) => {
  await phone(page);
  await signUp(page, "Quiet River");
  const found: string[] = [];
  const look = async (what: string) => {
    for (const wrong of await wrongs(page)) found.push(`${what}: ${wrong}`);
  };
  for (const part of ["", "/passphrase", "/codes", "/totp", "/passkeys", "/export", "/erase"]) {
    await page.goto(`/account${part}`);
    await look(part);
  }
  await page.goto("/account/codes");
  await page.getByLabel("Your passphrase now").fill("wrong");
  await page.getByRole("button", { name: "Make new codes" }).click();
  await look("a mistake");
  await page.getByLabel("Your passphrase now").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Make new codes" }).click();
  await look("the codes");
  await page.goto("/account/totp");
  await page.getByRole("button", { name: "Set it up" }).click();
  await expect(page.getByLabel("A picture for the app to read")).toBeVisible();
  await look("an app");
  await page.context().clearCookies();
  await page.goto("/sign-up/passkey");
  await look("sign-up with a passkey");
  expect(found).toEqual([]);
});
