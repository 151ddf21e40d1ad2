import "server-only";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { type Postmaster, readPostmaster } from "./postgres-process";

/** The account of the database, its owner. */
export const DATABASE_USER = "obdeck";
const DATABASE = "obdeck";
const POLL_MS = 20;

/** Tells this process's connections from another console's. */
const applicationName = `obdeck-${process.pid}-${randomBytes(3).toString("hex")}`;

/** The address of what runs there, password included. */
function addressOf(home: { passwordFile: string }, found: Postmaster): string {
  const password = readFileSync(home.passwordFile, "utf8").trim();
  const url = new URL(`postgres://${DATABASE_USER}:${password}@127.0.0.1:${found.port}/postgres`);
  if (found.socketDirectory) url.searchParams.set("host", found.socketDirectory);
  url.searchParams.set("application_name", applicationName);
  return url.href;
}

/**
 * Asks what runs on the data directory until it answers, and says where. Undefined when it takes too
 * long or `while` no longer holds; a recovery takes as long as it takes. Its address is read again each
 * time: at first it is not all written.
 */
export async function answerOf(
  home: { cluster: string; passwordFile: string },
  until: { withinMs: number; while: () => boolean },
): Promise<string | undefined> {
  let deadline = Date.now() + until.withinMs;
  while (until.while() && Date.now() < deadline) {
    const found = readPostmaster(home.cluster);
    const url = found?.state === "ready" ? addressOf(home, found) : undefined;
    if (found?.state === "starting") deadline = Date.now() + until.withinMs;
    if (url && (await ask(url, async () => true).catch(() => false))) return url;
    await sleep(POLL_MS);
  }
  return undefined;
}

/** Makes the console's own database if it is not there, and answers its address. */
export async function ensureDatabase(url: string): Promise<string> {
  await ask(url, async (client) => {
    const found = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (found.rowCount === 0)
      await client.query(`create database ${DATABASE}`).catch((error: { code?: string }) => {
        // Another console that starts now made it.
        if (error.code !== "42P04" && error.code !== "23505") throw error;
      });
  });
  const own = new URL(url);
  own.pathname = `/${DATABASE}`;
  return own.href;
}

/** How many connections other processes than this one have. */
export async function countOthers(url: string): Promise<number> {
  return await ask(url, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      "select count(*)::integer as n from pg_stat_activity where backend_type = 'client backend' and application_name <> $1",
      [applicationName],
    );
    return rows[0]?.n ?? 0;
  });
}

async function ask<T>(url: string, question: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await question(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
