// Being told: the choices without scripts, and a device that can be woken.
import { expect, test } from "../house.ts";
import { signIn } from "../people.ts";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("somebody chooses how they are told", async ({ page }) => {
    await signIn(page, "robin");
    await page.goto("/notices");
    await expect(page).toHaveTitle("Notes");
    await expect(page.locator("main li").first()).toBeVisible();
    await page.getByRole("link", { name: "How you are told" }).click();
    await page.getByRole("radio", { name: "Once a week" }).first().check();
    await page.getByLabel("The hour of the day").selectOption({ value: "9" });
    await page.getByLabel("Your time zone").fill("Nowhere");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("alert").first()).toContainText("time zone");
    await expect(page.getByRole("radio", { name: "Once a week" }).first()).toBeChecked();
    await page.getByLabel("Your time zone").fill("Europe/Madrid");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("status")).toHaveText("Saved.");
    await page.goto("/account/push");
    await expect(page.locator("main")).toContainText("This browser cannot do that");
    await expect(page.getByRole("button", { name: "Tell me on this device" })).toBeHidden();
  });
});

test("a device is added and taken away", async ({ page, context }) => {
  await context.grantPermissions(["notifications"]);
  // the browser of a test has no push service: it gets an address, as one with a service would
  await page.addInitScript(() => {
    PushManager.prototype.subscribe = async () => {
      const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
      const key = await crypto.subtle.exportKey("raw", pair.publicKey);
      const getKey = (name: string) => (name === "auth" ? new Uint8Array(16).buffer : key);
      return { endpoint: "https://push.example.net/a", getKey } as PushSubscription;
    };
  });
  await signIn(page, "sam");
  await page.goto("/account/push");
  await page.getByRole("button", { name: "Tell me on this device" }).click();
  await expect(page.getByRole("button", { name: "Stop on this device" })).toBeVisible();
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toBe(new URL("/", page.url()).href);
  await page.getByRole("button", { name: "Stop on this device" }).click();
  await expect(page.getByRole("button", { name: "Stop on this device" })).toHaveCount(0);
});
