import type { Database } from "@/lib/store/database";
import { ADMIN_PASSWORD } from "@/lib/testing/console-process";
import { type BareNext, startBareNext } from "./bare-next";
import { benchConsole } from "./bench-console";
import { benchDatabase } from "./bench-database";
import { load } from "./load";

/** A console that only serves, over a database that a measurement fills, and the bare application beside it. */
export interface Serving {
  db: Database;
  address: string;
  /** What a signed-in browser sends. */
  headers: Record<string, string>;
  bare: BareNext;
}

/** Starts all of it; nothing is in the database but the first user. */
export async function startServing(): Promise<Serving> {
  const { db, url } = await benchDatabase();
  const console = await benchConsole({
    OBDECK_DATABASE_URL: url,
    OBDECK_DEMO: "off",
    OBDECK_ENGINE: "off",
  });
  const { address } = console;
  const headers = { cookie: await signIn(address), "accept-encoding": "gzip" };
  const bare = await startBareNext();
  await warmUp(address, "/api/v2/tasks/instances", headers, 200);
  await warmUp(bare.address, bare.notModified, {}, 304);
  return { db, address, headers, bare };
}

/** What is measured first must not pay for what is compiled only once. */
async function warmUp(
  address: string,
  path: string,
  headers: Record<string, string>,
  status: number,
): Promise<void> {
  await load({ address, path, headers, atOnce: 4, seconds: 2, most: 5000, status });
}

async function signIn(address: string): Promise<string> {
  const response = await fetch(`${address}/api/v2/iam/login`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address },
    body: JSON.stringify({ username: "admin", password: ADMIN_PASSWORD }),
  });
  const cookie = response.headers.get("set-cookie")?.split(";", 1)[0];
  if (!response.ok || !cookie) throw new Error(`Signing in answered ${response.status}`);
  return cookie;
}
