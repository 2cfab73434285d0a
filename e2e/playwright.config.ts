import { defineConfig } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { BROWSER } from "./browser.ts";

const target = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../target", import.meta.url));

/** The made-up directory on the evening of a Monday in Indiana; it stays that evening. */
export const DEMO = `${target}/debug/commonground demo --port 0 --at 2026-11-24T00:30:00Z`;

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: "list",
  timeout: 60_000,
  webServer: {
    command: `exec ${DEMO}`,
    wait: { stdout: /Commonground is at (?<commonground_url>http:\/\/\S+)/ },
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
    timeout: 60_000,
  },
  use: { launchOptions: BROWSER, locale: "en-US", timezoneId: "America/Indiana/Indianapolis", trace: "off" },
});
