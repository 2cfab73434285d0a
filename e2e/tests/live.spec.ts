// What arrives by itself: new posts behind a quiet line, the chat in two browsers, and all of it without scripts.
import { expect, test } from "../house.ts";
import { person, room, signIn } from "../people.ts";

test("a new post waits behind a quiet line, and moves nothing", async ({ page, browser, baseURL }) => {
  await signIn(page, "sam");
  const space = await room(page);
  await page.goto(space);
  const href = await page.getByRole("link", { name: "Walking at the time he came home" }).getAttribute("href");
  const thread = (href ?? "").split("?")[0] ?? "";
  await page.goto(thread);
  const list = await person(browser, baseURL, "ellis");
  await list.goto(space);
  const robin = await person(browser, baseURL, "robin", false);
  await robin.goto(thread);
  const words = `I walk too. ${Date.now()}`;
  await robin.getByLabel("What would you like to say?").fill(words);
  await robin.getByRole("button", { name: "Send the reply" }).click();

  const line = page.getByRole("button", { name: "1 new post. Show it" });
  await expect(line).toBeVisible();
  await expect(page.getByText(words)).toHaveCount(0);
  await expect(list.getByRole("link", { name: "There are new posts. Show them" })).toBeVisible();
  await line.click();
  await expect(page.locator(".posts > li:focus")).toContainText(words);
  await expect(line).toHaveCount(0);
  await page.locator(".posts > li", { hasText: words }).getByRole("button", { name: "Send a heart" }).click();
  await expect(page.getByRole("button", { name: "Take the heart back" })).toBeVisible();

  await robin.locator(".posts > li", { hasText: words }).getByRole("link", { name: "Change or take back" }).click();
  await robin.getByRole("link", { name: "Take my post back" }).click();
  await robin.getByRole("button", { name: "Take my post back" }).click();
  await expect(page.getByText(words)).toHaveCount(0);
  await list.context().close();
  await robin.context().close();
});

test("the chat: said here, read there, and never lost", async ({ page, browser, baseURL }) => {
  await signIn(page, "robin");
  const chat = `${await room(page)}/chat`;
  await page.goto(chat);
  const maya = await person(browser, baseURL, "maya");
  await maya.goto(chat);
  const [mine, hers] = [`Is it late? ${Date.now()}`, `It is. ${Date.now()}`];
  const say = page.getByLabel("Your message");
  await say.fill(mine);
  await page.getByRole("button", { name: "Send it to the group" }).click();
  await expect(page.locator(".messages > li", { hasText: mine })).toHaveCount(1);
  await expect(say).toHaveValue("");
  await expect(say).toBeFocused();
  await expect(maya.locator(".messages > li", { hasText: mine })).toBeVisible();
  await maya.getByLabel("Your message").fill(hers);
  await maya.getByRole("button", { name: "Send it to the group" }).click();
  await expect(page.locator(".messages > li", { hasText: hers })).toBeVisible();

  await say.fill(" ");
  await page.getByRole("button", { name: "Send it to the group" }).click();
  await expect(page.locator("#text-error")).toContainText("Please write a few words");
  // something on the way answers in place of the house
  await page.route("**/chat", (route) => route.fulfill({ contentType: "text/html", body: "<p>Soon</p>" }));
  await say.fill("These words stay");
  await page.getByRole("button", { name: "Send it to the group" }).click();
  await expect(page.getByText("This was not sent.")).toBeVisible();
  await expect(say).toHaveValue("These words stay");
  await page.unroute("**/chat");
  await page.getByRole("button", { name: "Send it to the group" }).click();
  await expect(maya.locator(".messages > li", { hasText: "These words stay" })).toBeVisible();
  await page.locator(".messages > li", { hasText: "These words stay" }).getByRole("link", { name: "Take it back" }).click();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(maya.locator(".messages > li", { hasText: "These words stay" })).toHaveCount(0);
  await maya.context().close();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the chat is a page with a form", async ({ page }) => {
    await signIn(page, "robin");
    await page.goto(`${await room(page)}/chat`);
    const words = `Only words. ${Date.now()}`;
    await page.getByLabel("Your message").fill(words);
    await page.getByRole("button", { name: "Send it to the group" }).click();
    await expect(page.getByText(words)).toBeVisible();
    await page.getByRole("link", { name: "Look for new messages" }).click();
    await page.locator(".messages > li", { hasText: words }).getByRole("link", { name: "Take it back" }).click();
    await page.getByRole("button", { name: "Take it back" }).click();
    await expect(page.getByText(words)).toHaveCount(0);
  });
});
