import type { Page } from "@playwright/test";
import { someGroup } from "./house.ts";

/** Pages that need no group. */
export const PAGES = [
  "/",
  "/find",
  "/find?q=grief",
  "/find?q=my+husband+died+last+month%2C+46032%2C+evenings%2C+in+person",
  "/find?q=i+want+to+kill+myself",
  "/find?q=zzzz+on+the+moon+at+4+am",
  "/shortlist",
  "/sign-up",
  "/sign-in",
  "/sign-in/with",
  "/recover",
  "/submit",
  "/api",
  "/help",
  "/help?country=ES",
  "/guide",
  "/guide/what-it-is",
  "/guide/what-it-gives",
  "/guide/questions",
  "/guide/red-flags",
  "/guide/first-visit",
  "/guide/your-doctor",
  "/guide/not-enough",
  "/about",
  "/privacy",
  "/accessibility",
  "/places",
  "/gallery",
];

/** Pages of one group, after its address. */
export const OF_A_GROUP = ["", "/sheet", "/sheet?print=large", "/map", "/report/gone", "/report/correction", "/ask/confidentiality"];

/** Pages for programs and other people's pages that people see too. */
export const EMBEDDED = ["/embed", "/embed?q=grief"];

/** The addresses of all that a visitor can see. */
export async function everyPage(page: Page): Promise<string[]> {
  const group = await someGroup(page);
  return [...PAGES, ...EMBEDDED, ...OF_A_GROUP.map((part) => group + part), "/no-such-page"];
}

/** The same address in a language. */
export function inLanguage(address: string, code: string): string {
  return `${address}${address.includes("?") ? "&" : "?"}lang=${code}`;
}
