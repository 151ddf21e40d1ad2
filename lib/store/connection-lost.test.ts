import { once } from "node:events";
import { createServer } from "node:net";
import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { freshDatabase } from "@/lib/testing/database";
import { freePort } from "@/lib/testing/free-port";
import { isConnectionLost } from "./connection-lost";
import { closeDatabase, type Database, openDatabase, urlOf } from "./database";

const failureOf = (query: Promise<unknown>): Promise<unknown> =>
  query.then(
    () => new Error("It did not fail"),
    (error) => error,
  );

const END = "select pg_terminate_backend(pg_backend_pid())";

test.each<[string, (db: Database) => Promise<unknown>]>([
  ["a connection that is ended", (db) => db.execute(sql.raw(END))],
  ["one that is ended in a transaction", (db) => db.transaction((tx) => tx.execute(sql.raw(END)))],
  ["one that is ended below Drizzle", (db) => db.$client.query(END)],
  [
    "a port where nothing listens",
    async () => openDatabase(`postgres://a:b@127.0.0.1:${await freePort()}/c`),
  ],
  ["a socket that is not there", () => openDatabase("postgres://a:b@/c?host=/nowhere")],
  ["a server that hangs up", async () => openDatabase(await hangingUp())],
])("%s is a connection lost", async (_, ask) => {
  const db = await ownDatabase();
  const failure = await failureOf(ask(db));
  expect(isConnectionLost(failure), String(failure)).toBe(true);
});

test.each<[string, (db: Database) => Promise<unknown>]>([
  ["a table that is not there", (db) => db.execute(sql`select from nowhere`)],
  ["a query that takes too long", (db) => slow(db)],
  ["a wrong password", (db) => openDatabase(urlOf(db).replace(/:[^:@]+@/, ":wrong@"))],
  [
    "a file that is not there",
    async () => Promise.reject(Object.assign(new Error("no"), { code: "ENOENT" })),
  ],
  ["what is no error", async () => Promise.reject("Connection terminated")],
])("%s is not", async (_, ask) => {
  const db = await ownDatabase();
  const failure = await failureOf(ask(db));
  expect(isConnectionLost(failure), String(failure)).toBe(false);
});

async function ownDatabase(): Promise<Database> {
  const db = await openDatabase(urlOf(await freshDatabase()));
  onTestFinished(() => closeDatabase(db));
  return db;
}

const slow = (db: Database) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 10`);
    await tx.execute(sql`select pg_sleep(60)`);
  });

/** The address of a server that takes connections and ends them at once. */
async function hangingUp(): Promise<string> {
  const server = createServer((socket) => socket.end());
  onTestFinished(() => {
    server.close();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return `postgres://a:b@127.0.0.1:${typeof address === "object" && address?.port}/c`;
}
