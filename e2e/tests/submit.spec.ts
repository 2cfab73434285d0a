// Adding a group and telling that something is wrong, without scripts.
import { expect, someGroup, test } from "../house.ts";

test.use({ javaScriptEnabled: false });

test("a group is added step by step; a mistake keeps what was typed", async ({ page }) => {
  const go = () => page.getByRole("button", { name: "Save and go on" }).click();
  await page.goto("/submit");
  await page.getByRole("button", { name: "Begin" }).click();

  await expect(page).toHaveTitle("Add");
  await page.getByLabel("Name of the group").fill("River Walk Circle");
  await page.getByLabel("About the group").fill("We walk, and we talk about those we lost.");
  await page.getByLabel("Web page").fill("not a page");
  await go();

  await expect(page.getByRole("alert")).toContainText("Web page");
  await expect(page.getByLabel("Web page")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Web page")).toHaveValue("not a page");
  await expect(page.getByLabel("Name of the group")).toHaveValue("River Walk Circle");
  await page.getByLabel("Web page").fill("example.org/walk");
  await go();

  await page.getByLabel("What do members share?").fill("grief");
  await page.getByLabel("Languages").fill("English");
  await go();
  await page.getByRole("checkbox", { name: "In person" }).check();
  await page.getByLabel("Town").fill("Carmel");
  await page.getByLabel("State").fill("IN");
  await page.getByLabel("Postal code").fill("46032");
  await go();
  await page.getByLabel("When does it meet?").fill("sometimes");
  await go();
  await expect(page.getByLabel("When does it meet?")).toHaveValue("sometimes");
  await page.getByLabel("When does it meet?").fill("every Tuesday, 7 to 8:30 pm");
  await go();
  for (const heading of ["Who leads it", "How it works", "Cost and access", "How we reach you"]) {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    if (heading === "Cost and access") await page.getByLabel("What does it cost?").fill("free");
    await go();
  }

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Look it over");
  await expect(page.getByRole("heading", { name: "River Walk Circle" })).toBeVisible();
  await expect(page.locator(".answers .answer")).toHaveCount(11);
  await expect(page.locator(".answers")).toContainText("Not answered yet");
  const draft = page.url();
  await page.getByRole("button", { name: "Send to be looked at" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("It waits for a person");

  await page.goto(draft.replace(/\/check$/, ""));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("It waits for a person");
  await page.goto("/find?q=River+Walk+Circle");
  await expect(page.getByRole("link", { name: "River Walk Circle" })).toHaveCount(0);
});

test("what is wrong is where the reader is taken, and the way back sends nothing again", async ({ page }) => {
  await page.goto("/submit");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByLabel("Web page").fill("not a page");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await page.getByLabel("Name of the group").fill("River Walk Circle");
  await page.getByLabel("Web page").fill("");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.getByLabel("What do members share?").fill("grief");
  await page.getByRole("button", { name: "Save and go back" }).click();
  await expect(page.getByLabel("Name of the group")).toHaveValue("River Walk Circle");
  for (let step = 0; step < 3; step++) {
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/The group|Who it is for/);
  }
  await page.goto(page.url().replace(/\/[a-z]+(\?.*)?$/, "/people"));
  await expect(page.getByLabel("What do members share?")).toHaveValue("grief");
});

test("a group without a name is not sent, and the form says why", async ({ page }) => {
  await page.goto("/submit");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.goto(page.url().replace(/\/group$/, "/check"));
  await page.getByRole("button", { name: "Send to be looked at" }).click();
  await expect(page.getByRole("alert")).toContainText("The group needs a name");
});

test("a visitor says that a group is gone", async ({ page }) => {
  await page.goto(await someGroup(page));
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  await page.locator("main a[href$='/report/gone']").click();
  await page.getByRole("textbox").last().fill("The door was locked, and a sign said they stopped in May.");
  await page.locator("main form button").click();
  await expect(page).toHaveTitle("Tell us");
  await expect(page.locator("main").getByRole("link", { name })).toBeVisible();
});

test("a correction needs words, and says so beside the field", async ({ page }) => {
  await page.goto(`${await someGroup(page)}/report/correction`);
  await page.locator("main form button").click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.locator("#text")).toHaveAttribute("aria-invalid", "true");
});
