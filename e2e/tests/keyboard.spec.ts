// With the keyboard alone.
import type { Page } from "@playwright/test";
import { expect, test } from "../house.ts";

interface Focus {
  name: string;
  tag: string;
  visible: boolean;
  shown: boolean;
}

/** What has the focus, whether it can be seen, and whether its focus can be seen. */
async function focus(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const part = document.activeElement as HTMLElement;
    const box = part.getBoundingClientRect();
    const style = getComputedStyle(part);
    return {
      name: (part.getAttribute("aria-label") || part.textContent || part.getAttribute("name") || "").trim().replace(/\s+/g, " "),
      tag: part.tagName,
      visible: box.width > 0 && box.height > 0 && box.top < innerHeight && box.bottom > 0,
      shown: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none",
    };
  });
}

test("the first stop leads past the top of the page", async ({ page }) => {
  await page.goto("/guide");
  await page.keyboard.press("Tab");
  const first = await focus(page);
  expect(first).toMatchObject({ name: "Skip to the content", visible: true, shown: true });
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.querySelector("main")?.contains(document.activeElement))).toBe(true);
});

for (const address of ["/", "/find?q=grief", "/submit", "/help"]) {
  test(`every stop of ${address} can be seen, and they follow the page`, async ({ page }) => {
    await page.goto(address);
    const wrongs: string[] = [];
    const order: number[] = [];
    for (let stop = 0; stop < 200; stop++) {
      await page.keyboard.press("Tab");
      const now = await focus(page);
      if (now.tag === "BODY") break;
      if (!now.visible) wrongs.push(`${now.tag} ${now.name} is out of sight`);
      if (!now.shown) wrongs.push(`${now.tag} ${now.name} does not show its focus`);
      order.push(await page.evaluate(() => [...document.querySelectorAll("*")].indexOf(document.activeElement as Element)));
    }
    expect(wrongs).toEqual([]);
    expect(order.length).toBeGreaterThan(5);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
}

test("a question is asked and a chip taken away without a mouse", async ({ page }) => {
  await page.goto("/");
  const until = async (found: (now: Focus) => boolean) => {
    for (let stop = 0; stop < 100; stop++) {
      await page.keyboard.press("Tab");
      if (found(await focus(page))) return;
    }
    throw new Error("the keyboard does not get there");
  };
  await until((now) => now.tag === "INPUT");
  await page.keyboard.type("grief, in person");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/find\?/);
  const chips = page.locator(".understood .chip");
  await expect(chips.first()).toBeVisible();
  const before = await chips.count();
  await until((now) => now.tag === "A" && /Take away/.test(now.name));
  await page.keyboard.press("Enter");
  await expect(chips).toHaveCount(before - 1);
});
