// Pictures of the pages, as different people see them.
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { someGroup, test } from "../house.ts";
import { inLanguage } from "../pages.ts";

const folder = process.env.COMMONGROUND_SHOTS ?? "shots";
const GRIEF = "/find?q=my+husband+died+last+month%2C+46032%2C+evenings%2C+in+person";

const PAGES: Record<string, string> = {
  home: "/",
  find: GRIEF,
  "find-none": "/find?q=grief+group+in+Portuguese%2C+sunday+4+am%2C+in+person%2C+46032",
  crisis: "/find?q=i+want+to+kill+myself",
  group: "",
  sheet: "/sheet",
  report: "/report/correction",
  submit: "/submit",
  help: "/help",
  guide: "/guide",
  flags: "/guide/red-flags",
  questions: "/guide/questions",
  about: "/about",
  data: "/api",
  missing: "/no-such-page",
};
const OF_A_GROUP = new Set(["group", "sheet", "report"]);

interface Eyes {
  width: number;
  colorScheme?: "light" | "dark";
  language?: string;
  scripts?: boolean;
  forced?: boolean;
}

const EYES: Record<string, Eyes> = {
  phone: { width: 390 },
  "phone-dark": { width: 390, colorScheme: "dark" },
  zoom: { width: 320 },
  desktop: { width: 1280 },
  "desktop-dark": { width: 1280, colorScheme: "dark" },
  spanish: { width: 390, language: "es" },
  "no-scripts": { width: 390, scripts: false },
  contrast: { width: 390, forced: true },
};

for (const [eyes, { width, colorScheme = "light", language, scripts = true, forced }] of Object.entries(EYES)) {
  test.describe(eyes, () => {
    test.use({ viewport: { width, height: 844 }, colorScheme, javaScriptEnabled: scripts });
    test(`pages, ${eyes}`, async ({ page }) => {
      test.setTimeout(180_000);
      if (forced) await page.emulateMedia({ forcedColors: "active" });
      const group = await someGroup(page);
      for (const [name, path] of Object.entries(PAGES)) {
        const address = OF_A_GROUP.has(name) ? group + path : path;
        await page.goto(language ? inLanguage(address, language) : address);
        await page.screenshot({ path: `${folder}/${name}-${eyes}.png`, fullPage: true });
      }
    });
  });
}

test("a mistake in the form", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/submit");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByLabel("Web page").fill("not a page");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.screenshot({ path: `${folder}/form-mistake-phone.png`, fullPage: true });
});

test("help opened", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/");
  await page.locator("summary", { hasText: "Help now" }).click();
  await page.screenshot({ path: `${folder}/help-now-phone.png` });
});

for (const [name, query] of [["sheet", ""], ["sheet-large", "?print=large"]]) {
  test(`on paper: ${name}`, async ({ page }) => {
    await page.goto(`${await someGroup(page)}/sheet${query}`);
    const pdf = `${folder}/${name}-paper.pdf`;
    writeFileSync(pdf, await page.pdf({ format: "Letter", preferCSSPageSize: true }));
    try {
      execFileSync("pdftoppm", ["-png", "-r", "60", pdf, pdf.replace(/\.pdf$/, "")]);
      rmSync(pdf);
    } catch {
      // Without poppler the PDF itself is there to look at.
    }
  });
}
