// Meetings in the room: with the keyboard on a phone without scripts, and the chat of one as it arrives by itself.
import type { Page } from "@playwright/test";
import { expect, test, wrongs } from "../house.ts";
import { person, room, signIn } from "../people.ts";

const NEXT = "Wednesday, November 25, 6:30 pm";

/** Goes on with the keyboard until something has the focus, and presses it. */
async function presses(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < 100; stop++) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
    if (here === name) {
      const loaded = page.waitForEvent("load");
      await page.keyboard.press("Enter");
      await loaded;
      return;
    }
  }
  throw new Error(`the keyboard does not get to ${name}`);
}

test("a first meeting is told and answered, on a phone, with the keyboard, without scripts", async ({ browser, baseURL }) => {
  test.setTimeout(120_000); // seven pages are looked at whole
  const ellis = await person(browser, baseURL, "ellis", false);
  await ellis.setViewportSize({ width: 320, height: 640 });
  const maya = await person(browser, baseURL, "maya", false);
  // what looks for barriers needs scripts: the same people look at the same page once more
  const eyes = { ellis: await person(browser, baseURL, "ellis"), maya: await person(browser, baseURL, "maya") };
  await eyes.ellis.setViewportSize({ width: 320, height: 640 });
  const looksRight = async (who: Page, look: Page) => {
    await look.goto(who.url());
    expect(await wrongs(look)).toEqual([]);
  };
  await ellis.goto(await room(ellis));
  await presses(ellis, "Meetings");
  await looksRight(ellis, eyes.ellis);
  await presses(ellis, NEXT);
  await expect(ellis.getByText("Riverside Clinic, Quiet Room")).toBeVisible();
  await looksRight(ellis, eyes.ellis);
  // she told of her first meeting last week, and was answered
  await presses(ellis, "Look at it");
  await expect(ellis.getByText("The chair by the door is yours")).toBeVisible();
  await looksRight(ellis, eyes.ellis);
  await presses(ellis, "Take it back");
  await looksRight(ellis, eyes.ellis);
  await presses(ellis, "Take it back");
  await presses(ellis, NEXT);
  await presses(ellis, "It will be my first time");
  await looksRight(ellis, eyes.ellis);
  const words = `May I bring the dog? ${Date.now()}`;
  await ellis.getByLabel("A few words to them").focus();
  await ellis.keyboard.type(words);
  await presses(ellis, "Tell those who keep the group");
  await expect(ellis.getByText(words)).toBeVisible();

  await maya.goto(`${await room(maya)}/people`);
  await maya.getByRole("listitem").filter({ hasText: "Cedar" }).getByRole("link", { name: `A first meeting: ${NEXT}` }).click();
  await expect(maya.getByText(words)).toBeVisible();
  await looksRight(maya, eyes.maya);
  await maya.getByRole("button", { name: "Send the answer" }).click();
  await expect(maya.locator("#words-error")).toContainText("Please write a few words");
  await maya.getByLabel("Your answer").fill("Please do. There is water for him.");
  await maya.getByRole("button", { name: "Send the answer" }).click();
  await expect(maya.getByLabel("Your answer")).toHaveCount(0);

  await ellis.reload();
  await expect(ellis.getByText("There is water for him.")).toBeVisible();
  await ellis.goto(`${ellis.url()}?lang=es`);
  await expect(ellis.getByRole("heading", { level: 1 })).toHaveText("Su primera reunión");
  await looksRight(ellis, eyes.ellis);
  for (const page of [maya, ellis, eyes.maya, eyes.ellis]) await page.context().close();
});

test("what is said for a meeting arrives by itself, there and not in the group's chat", async ({ page, browser, baseURL }) => {
  await signIn(page, "robin");
  const space = await room(page);
  await page.goto(`${space}/meetings`);
  await page.getByRole("link", { name: NEXT }).click();
  const meeting = page.url();
  const wren = await person(browser, baseURL, "wren");
  await wren.goto(meeting);
  const jonah = await person(browser, baseURL, "jonah");
  await jonah.goto(`${space}/chat`);
  const words = `I bring bread as well. ${Date.now()}`;
  await page.getByLabel("Your message").fill(words);
  await page.getByRole("button", { name: "Send it to the group" }).click();
  const said = page.locator(".messages > li", { hasText: words });
  await expect(said).toHaveCount(1);
  await expect(wren.locator(".messages > li", { hasText: words })).toBeVisible();
  await expect(jonah.getByText(words)).toHaveCount(0);
  await said.getByRole("link", { name: "Take it back" }).click();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page).toHaveURL(meeting);
  await expect(wren.getByText(words)).toHaveCount(0);
  for (const other of [wren.context(), jonah.context()]) await other.close();
});
