import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { createCredential } from "@/lib/operations/user/create-credential";
import { seal } from "@/lib/process/secret";
import { credential, usedSignature, user } from "@/lib/store/console-tables";
import { closeDatabase, type Database, openDatabase, urlOf } from "@/lib/store/database";
import { addUser, PASSWORD, TEST_KEYS } from "@/lib/testing/api";
import { freshDatabase } from "@/lib/testing/database";
import { type KeyPair, signed, type ToSign } from "@/lib/testing/signer";
import { LOCK_OUT } from "./check-password";
import { createGate, type Gate, type Known } from "./gate";

const HERE = "192.0.2.1";
const lockOut = { ...LOCK_OUT, failures: 3 };
const refusal = (code: string) => expect.objectContaining({ code });

const LIST: ToSign = { method: "GET", path: "/api/v2/ob/clusters", host: "deck.example:3000" };
const START: ToSign = { ...LIST, method: "POST", path: "/api/v2/ob/clusters/2/servers/10/start" };

let db: Database;
let userId: number;
let pair: KeyPair;
let gate: Gate;

beforeEach(async () => {
  db = await freshDatabase();
  userId = await addUser(db, "carol", "CLUSTER_VIEWER");
  pair = await createCredential(db, TEST_KEYS, userId, {});
  gate = createGate(db, TEST_KEYS, { lockOut });
});

interface Sent {
  by?: KeyPair;
  at?: Gate;
  from?: string;
  body?: string;
}

/** Signs the call and sends it to the door. */
function send(
  call: ToSign,
  { by = pair, at = gate, from = HERE, body }: Sent = {},
): Promise<Known> {
  const { target, headers } = signed(by, call);
  return at.admit({
    ...{ method: call.method, target, host: call.host, headers: new Headers(headers) },
    remoteAddress: from,
    body: async () => Buffer.from(body ?? call.body ?? ""),
  });
}

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toUTCString();

test("who signs is the key's user, with the user's own permissions", async () => {
  expect(await send(LIST)).toMatchObject({
    user: { id: userId, name: "carol", roles: [{ name: "CLUSTER_VIEWER" }] },
    by: "KEY",
    accessKey: pair.accessKey,
  });
});

describe("all that must not be told apart is refused by the same words", () => {
  const lockedUntil = sql`now() + interval '1 minute'`;

  test.each([
    ["an unknown key", () => ({ by: { ...pair, accessKey: "A".repeat(16) } })],
    ["another secret", () => ({ by: { ...pair, secretKey: "0".repeat(32) } })],
    ["another body", () => ({ body: "{}" })],
    ["a disabled key", () => db.update(credential).set({ enabled: false })],
    ["a disabled user", () => db.update(user).set({ enabled: false })],
    ["a locked user", () => db.update(user).set({ lockedUntil })],
  ])("%s", async (_, prepare) => {
    const sent = await prepare();
    await expect(send(LIST, "by" in sent || "body" in sent ? sent : {})).rejects.toMatchObject({
      code: "IAM10000.signature",
      status: 401,
      wireCode: "IAM10000",
      params: [],
    });
  });
});

test("a key that is enabled again counts again", async () => {
  await db.update(credential).set({ enabled: false });
  await expect(send(LIST)).rejects.toEqual(refusal("IAM10000.signature"));
  await db.update(credential).set({ enabled: true });
  await expect(send(LIST)).resolves.toBeDefined();
});

test.each([
  ["is left away", () => ""],
  ["is no date", () => "yesterday"],
  ["is older than fifteen minutes", () => ago(15 * 60 + 1)],
  ["is more than fifteen minutes ahead", () => ago(-15 * 60 - 10)],
])("a date that %s is refused", async (_, date) => {
  await expect(send({ ...LIST, date: date() })).rejects.toMatchObject({
    code: "IAM10000.date",
    status: 401,
    wireCode: "IAM10000",
  });
});

test.each([14 * 60 + 30, -14 * 60 - 50])("a date of %d seconds ago counts", async (seconds) => {
  await expect(send({ ...LIST, date: ago(seconds) })).resolves.toBeDefined();
});

test.each([
  ["a scheme in lower case", (text: string) => text.toLowerCase()],
  ["another algorithm", (text: string) => text.replace("SHA1", "SHA256")],
  ["a second space", (text: string) => text.replace(" ", "  ")],
  ["no signature", (text: string) => text.replace(/:.*/, ":")],
])("%s is refused", async (_, change) => {
  const { target, headers } = signed(pair, LIST);
  const sent = new Headers({ ...headers, authorization: change(headers.authorization) });
  const asking = { ...LIST, target, headers: sent, remoteAddress: HERE };
  await expect(gate.admit({ ...asking, body: async () => Buffer.alloc(0) })).rejects.toEqual(
    refusal("IAM10000.scheme"),
  );
});

describe("a signature that changes something", () => {
  const begun = Date.now();
  const beforeBegun = (seconds: number) => new Date(begun - seconds * 1000).toUTCString();
  const call = { ...START, date: beforeBegun(1) };

  test.each(["POST", "PUT", "DELETE", "PATCH"])("counts once: %s", async (method) => {
    await expect(send({ ...call, method })).resolves.toBeDefined();
    await expect(send({ ...call, method })).rejects.toMatchObject({
      code: "IAM10000.replay",
      status: 401,
      wireCode: "IAM10000",
    });
  });

  test("is known to a console that shares the database, and to one started later", async () => {
    const own = await openDatabase(urlOf(db));
    onTestFinished(() => closeDatabase(own));
    const other = createGate(own, TEST_KEYS);
    await send(call);
    await expect(send(call, { at: other })).rejects.toEqual(refusal("IAM10000.replay"));
    const later = createGate(db, TEST_KEYS);
    await expect(send(call, { at: later })).rejects.toEqual(refusal("IAM10000.replay"));
  });

  test("counts once when it comes many times at the same moment", async () => {
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => send(call)));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("is another one with another date, another body or another address", async () => {
    await send(call);
    await send({ ...call, date: beforeBegun(2) });
    await send({ ...call, body: "{}" });
    await send({ ...call, path: `${call.path}/` });
    await send({ ...call, ocp: { "x-ocp-request": "2" } });
  });

  test("is remembered for as long as its date counts, then forgotten", async () => {
    await send({ ...START, date: ago(-10 * 60) });
    const [row] = await db.select().from(usedSignature);
    expect(row?.expireTime.getTime()).toBeGreaterThan(Date.now() + 25 * 60_000);
    expect(row?.hash).not.toContain(pair.accessKey);
    await db.update(usedSignature).set({ expireTime: sql`now() - interval '1 second'` });
    await db
      .insert(usedSignature)
      .values({ hash: "other", expireTime: sql`now() + interval '1 hour'` });
    await createGate(db, TEST_KEYS).admit(asking(START));
    const hashes = (await db.select().from(usedSignature)).map(({ hash }) => hash);
    expect(hashes).toHaveLength(2);
    expect(hashes).not.toContain(row?.hash);
  });
});

function asking(call: ToSign) {
  const { target, headers } = signed(pair, call);
  return {
    ...{ method: call.method, target, host: call.host, headers: new Headers(headers) },
    remoteAddress: HERE,
    body: async () => Buffer.from(call.body ?? ""),
  };
}

test.each(["GET", "HEAD"])(
  "the same %s may be repeated, as real clients do within a second",
  async (method) => {
    const call = { ...LIST, method, date: ago(1) };
    for (let time = 0; time < 3; time += 1) await expect(send(call)).resolves.toBeDefined();
    expect(await db.$count(usedSignature)).toBe(0);
  },
);

describe("who signs wrongly too often", () => {
  const wrong = () => send(LIST, { by: { ...pair, secretKey: "x" } }).catch((error) => error.code);

  test("is locked out by address, for passwords as well; other addresses are not", async () => {
    for (let time = 0; time < lockOut.failures; time += 1)
      expect(await wrong()).toBe("IAM10000.signature");
    await expect(send(LIST)).rejects.toEqual(refusal("IAM10007"));
    const arrival = { remoteAddress: HERE, userAgent: undefined };
    const right = { username: "carol", password: PASSWORD };
    await expect(gate.signIn(right, arrival)).rejects.toEqual(refusal("IAM10007"));
    await expect(send(LIST, { from: "198.51.100.7" })).resolves.toBeDefined();
  });

  test("counts anew after signing rightly", async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let time = 1; time < lockOut.failures; time += 1) await wrong();
      await expect(send(LIST)).resolves.toBeDefined();
    }
  });

  test("a clock that is wrong and a repeated call lock nobody out", async () => {
    for (let time = 0; time <= lockOut.failures; time += 1)
      await send({ ...LIST, date: ago(3600) }).catch(() => undefined);
    const call = { ...START, date: ago(1) };
    for (let time = 0; time <= lockOut.failures + 1; time += 1)
      await send(call).catch(() => undefined);
    await expect(send(LIST)).resolves.toBeDefined();
  });
});

describe("what a key costs", () => {
  test("that it was used is noted at most once a minute", async () => {
    const used = async () => (await db.select().from(credential))[0]?.lastUsedTime?.getTime();
    await send(LIST);
    const first = await used();
    expect(first).toBeDefined();
    await send(LIST);
    expect(await used()).toBe(first);
    await db.update(credential).set({ lastUsedTime: sql`now() - interval '61 seconds'` });
    await send(LIST);
    expect(await used()).toBeGreaterThanOrEqual(first ?? 0);
  });

  test("a signed read is one query", async () => {
    await send(LIST);
    const asked: string[] = [];
    const { query } = db.$client;
    db.$client.query = ((...args: unknown[]) => {
      asked.push(JSON.stringify(args[0]));
      return Reflect.apply(query, db.$client, args);
    }) as typeof query;
    await send(LIST);
    expect(asked).toHaveLength(1);
  });

  test("a secret that is sealed anew while the console runs is opened anew", async () => {
    await send(LIST);
    const secretKey = "a-new-secret";
    await db
      .update(credential)
      .set({ sealedSecret: seal(TEST_KEYS, secretKey) })
      .where(eq(credential.accessKey, pair.accessKey));
    await expect(send(LIST)).rejects.toEqual(refusal("IAM10000.signature"));
    await expect(send(LIST, { by: { ...pair, secretKey } })).resolves.toBeDefined();
  });
});
