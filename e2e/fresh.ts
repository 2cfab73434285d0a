// A new server of its own, on a name that passkeys are possible on, and its commands.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "./house.ts";

const target = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../target", import.meta.url));
const binary = `${target}/debug/commonground`;

/** A new server. */
export interface Fresh {
  url: string;
  /** Its folder. */
  data: string;
  /** The link that sets it up. */
  setup: string;
  /** Runs a command of its operator; what it printed. */
  run: (...words: string[]) => string;
}

export async function listening(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  server.close();
  await once(server, "close");
  return port;
}

export const fresh = test.extend<{ server: Fresh }>({
  server: async ({}, use) => {
    const data = mkdtempSync(join(tmpdir(), "commonground-e2e-"));
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const env = {
      ...process.env,
      COMMONGROUND_DATA: data,
      COMMONGROUND_LISTEN: `127.0.0.1:${port}`,
      COMMONGROUND_PUBLIC_URL: url,
      COMMONGROUND_NAME: "Riverside",
      COMMONGROUND_ALLOW_PRIVATE_SIGN_IN: "true",
      COMMONGROUND_LOG: "warn",
    };
    const server = spawn(binary, ["serve"], { env, stdio: ["ignore", "pipe", "inherit"] });
    let told = "";
    for await (const part of server.stdout) {
      told += String(part);
      if (told.includes("Commonground is at")) break;
    }
    const run = (...words: string[]) => {
      const done = spawnSync(binary, words, { env, encoding: "utf8" });
      // 3: it is done, and something waits for a person
      if (done.status !== 0 && done.status !== 3) throw new Error(`${words.join(" ")}: ${done.stderr}`);
      return done.stdout;
    };
    await use({ url, data, setup: /\S+\/setup\/\S+/.exec(told)?.[0] ?? "", run });
    server.kill();
    await once(server, "exit");
    rmSync(data, { recursive: true });
  },
  baseURL: async ({ server }, use) => use(server.url),
});
