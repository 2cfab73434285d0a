// Staff comes with the account of their host: against a certified OpenID Connect server on this machine.
import { createServer, type Server } from "node:http";
import { Provider } from "oidc-provider";
import type { Page } from "@playwright/test";
import { fresh, listening } from "../fresh.ts";
import { barriers, expect, test } from "../house.ts";
import { PASSPHRASE, signIn } from "../people.ts";

/** The host's own sign-in, which knows Henry. It is another site, and a browser may go there. */
async function issuer(page: Page, back: string): Promise<{ address: string; server: Server }> {
  const server = createServer();
  const address = `http://127.0.0.1:${await listening(server)}`;
  const account = (id: string) => ({
    accountId: id,
    claims: () => ({ sub: id, name: "Henry Ford", email: `${id}@hospice.example.org`, email_verified: true }),
  });
  const provider = new Provider(address, {
    clients: [{ client_id: "commonground", client_secret: "a secret of theirs", redirect_uris: [back] }],
    claims: { email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["a key of theirs"] },
    findAccount: (_: unknown, id: string) => account(id),
    pkce: { required: () => true },
  });
  server.on("request", provider.callback());
  await page.context().route((url) => url.origin === address, (route) => route.continue());
  return { address, server };
}

/** Whoever runs the server makes their account, and a host with an admin's link. */
async function operator(page: Page, setup: string): Promise<string> {
  await page.goto(setup);
  await page.getByRole("button").first().click();
  await page.getByLabel(/name/i).first().fill("olga");
  await page.locator("input[type=password]").fill(PASSPHRASE);
  await page.locator("main form button").click();
  await page.goto("/hosts");
  await page.getByLabel("Name of the host").fill("Riverside Hospice");
  await page.getByRole("button", { name: "Add this host" }).click();
  await page.getByRole("link", { name: "Riverside Hospice" }).click();
  return new URL(page.url()).pathname;
}

fresh("staff comes with the account of their host", async ({ page, browser, baseURL, server: own }) => {
  const desk = await operator(page, own.setup);
  await page.goto(`${desk}/sign-in`);
  const back = (await page.locator("main code").textContent()) ?? "";
  const { address, server } = await issuer(page, back);
  try {
    await page.getByLabel("Address of the issuer").fill(address);
    await page.getByLabel("Client ID").fill("commonground");
    await page.getByLabel("Client secret").fill("a secret of theirs");
    await page.getByLabel("Who may come?").fill("hospice.example.org");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Try it" }).click();
    await expect(page.getByRole("status")).toContainText("It works");
    expect(await barriers(page)).toEqual([]);

    await page.goto(`${desk}/sign-in`);
    await page.getByRole("link", { name: "Stop using it" }).click();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("link", { name: "No, go back" }).click();

    await page.goto(`${desk}/staff`);
    await page.getByRole("button", { name: "Make a link" }).click();
    const link = (await page.locator("main code").textContent()) ?? "";
    expect(await barriers(page)).toEqual([]);

    const other = await browser.newContext({ baseURL });
    const henry = await other.newPage();
    await henry.goto(link);
    expect(await barriers(henry)).toEqual([]);
    await henry.getByRole("link", { name: "Sign in with your organisation" }).click();
    await henry.locator("input[name=login]").fill("henry");
    await henry.locator("input[name=password]").fill("any");
    await henry.locator("button[type=submit]").click();
    await henry.locator("button[type=submit]").click(); // they agree that the server hears who they are
    await henry.getByRole("link", { name: "I have kept them" }).click();
    await expect(henry).toHaveURL(`${baseURL}${desk}`);
    await expect(henry.getByRole("main")).toContainText("Henry Ford");

    await henry.goto("/account");
    await henry.getByRole("button", { name: "Sign out" }).click();
    await henry.goto("/sign-in");
    await henry.getByRole("link", { name: /work for a host/ }).click();
    expect(await barriers(henry)).toEqual([]);
    await henry.getByRole("link", { name: "Riverside Hospice" }).click();
    await expect(henry).toHaveURL(`${baseURL}${desk}`);
    await other.close();
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test("every page of a host's desk is for everybody of its staff", async ({ page }) => {
  await signIn(page, "henry");
  await page.goto("/hosts");
  const desk = await page.locator("main a[href^='/hosts/']").first().getAttribute("href");
  await page.goto(desk ?? "");
  const credential = await page.locator("main a[href*='/credentials/']").first().getAttribute("href");
  const space = await page.locator("main a[href$='/space']").first().getAttribute("href");
  for (const address of ["/hosts", desk, `${desk}/staff`, `${desk}/staff/end-links`, `${desk}/sign-in`, credential, space]) {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address ?? "");
    await expect(page, address ?? "").toHaveTitle(/^(Desk|Keep up to date)$/);
    await expect(page.locator("h1")).toHaveCount(1);
    expect(await barriers(page), address ?? "").toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), address ?? "").toBeLessThanOrEqual(320);
  }
});
