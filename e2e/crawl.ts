// Every page of a room, found by its links: what is added to `routes.rs` is looked at without being told.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";

const ROUTES = fileURLToPath(new URL("../server/src/routes.rs", import.meta.url));
/** Where pages of people lie. */
const CLOSED = /^\/(space|account|notices|queue|hosts)(\/|\?|$)|^\/groups\/[^/]+\/join/;
/** Not pages: streams, pictures, files, what leads on; and what a link in a letter leads to. */
const OTHER = /\/live$|\/images\/|\.json$|\/groups\/\{id\}\/qr|\{token\}|\/answer$|\/posts\/\{post\}$/;

/** The routes that show a page to somebody who is signed in, as they stand in `routes.rs`. */
export function routes(): string[] {
  const source = readFileSync(ROUTES, "utf8");
  const found = [...source.matchAll(/\.route\(\s*"([^"]+)",\s*get\(/g)].map((match) => match[1] ?? "");
  return found.filter((route) => CLOSED.test(route) && !OTHER.test(route));
}

/** The route that an address belongs to: the one with the fewest places to fill in. */
export function routeOf(address: string, all: string[]): string | undefined {
  const path = address.split(/[?#]/)[0] ?? "";
  const fits = (route: string) => new RegExp(`^${route.replace(/\{[^}]+\}/g, "[^/]+")}$`).test(path);
  const holes = (route: string) => route.split("{").length;
  return all.filter(fits).sort((one, other) => holes(one) - holes(other))[0];
}

/** Goes to one page of each kind that links lead to; where they are. */
export async function crawl(page: Page, begin: string[]): Promise<string[]> {
  const all = routes();
  const seen = new Set<string>();
  const found: string[] = [];
  const waiting = [...begin];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const route = routeOf(address, all);
    const kind = `${route}${address.includes("quote=") ? " quoting" : ""}`;
    if (!route || seen.has(kind)) continue;
    seen.add(kind);
    const response = await page.goto(address);
    if (response?.status() !== 200) continue; // a page that another state shows
    const links = await page.locator("body a[href]").evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    const here = links.map((link) => new URL(link)).filter((link) => link.origin === new URL(page.url()).origin);
    waiting.push(...here.map((link) => link.pathname + link.search));
    found.push(address);
  }
  return found;
}
