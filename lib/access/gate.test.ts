import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { BUILT_IN_ROLES } from "@/lib/contract/role";
import { session, user, userRole } from "@/lib/store/console-tables";
import { addUser, basic, PASSWORD, TEST_KEYS } from "@/lib/testing/api";
import { freshDatabase } from "@/lib/testing/database";
import { LOCK_OUT } from "./check-password";
import { createGate } from "./gate";
import { hashPassword } from "./password";
import { endSession, startSession, userOfSession } from "./session";

const BROWSER = { source: "PASSWORD", remoteAddress: "192.0.2.1", userAgent: "test" } as const;
const asking = (headers: HeadersInit) => ({
  method: "GET",
  target: "/api/v2/profiles/me",
  host: "console.test",
  headers: new Headers(headers),
  remoteAddress: BROWSER.remoteAddress,
  body: async () => Buffer.alloc(0),
});
const refusal = (code: string) => expect.objectContaining({ code });

describe("a session", () => {
  test("belongs to its user until it is ended", async () => {
    const db = await freshDatabase();
    const token = await startSession(db, await addUser(db, "carol", "CLUSTER_VIEWER"), BROWSER);
    expect(await userOfSession(db, token)).toMatchObject({
      user: { name: "carol", roles: [{ name: "CLUSTER_VIEWER" }] },
    });
    await endSession(db, token);
    expect(await userOfSession(db, token)).toBeUndefined();
  });

  test("is not told by what the database holds", async () => {
    const db = await freshDatabase();
    const token = await startSession(db, await addUser(db, "carol", "ADMIN"), BROWSER);
    const [row] = await db.select().from(session);
    expect(JSON.stringify(row)).not.toContain(token);
    expect(await userOfSession(db, row?.tokenHash)).toBeUndefined();
  });

  test("ends after two hours without use and after a day of it", async () => {
    const db = await freshDatabase();
    const userId = await addUser(db, "carol", "ADMIN");
    for (const set of [
      { seenTime: sql`now() - interval '2 hours 1 second'` },
      { expireTime: sql`now() - interval '1 second'` },
    ]) {
      const token = await startSession(db, userId, BROWSER);
      await db.update(session).set(set);
      expect(await userOfSession(db, token)).toBeUndefined();
    }
    await startSession(db, userId, BROWSER);
    expect(await db.$count(session)).toBe(1);
  });

  test("is noted as used at most once a minute", async () => {
    const db = await freshDatabase();
    const token = await startSession(db, await addUser(db, "carol", "ADMIN"), BROWSER);
    const seen = async () => (await db.select().from(session))[0]?.seenTime.getTime() ?? 0;
    const begun = await seen();
    await userOfSession(db, token);
    expect(await seen()).toBe(begun);
    await db.update(session).set({ seenTime: sql`now() - interval '61 seconds'` });
    await userOfSession(db, token);
    expect(await seen()).toBeGreaterThanOrEqual(begun);
  });

  test("ends with its user", async () => {
    const db = await freshDatabase();
    const token = await startSession(db, await addUser(db, "carol", "ADMIN"), BROWSER);
    await db.delete(user);
    expect(await userOfSession(db, token)).toBeUndefined();
  });
});

describe("HTTP Basic", () => {
  test("names the user, with any characters in the password", async () => {
    const db = await freshDatabase();
    const passwordHash = await hashPassword("p:ä:ß 1");
    await db.insert(user).values({ name: "carol", passwordHash });
    const headers = new Headers(basic("carol", "p:ä:ß 1"));
    const known = await createGate(db, TEST_KEYS).admit(asking(headers));
    expect(known).toMatchObject({ by: "BASIC", user: { name: "carol" } });
  });

  test.each(["Basic", "Basic !", "Bearer abc", "Basic OmE=", "Digest username=x", ""])(
    "the header %j names nobody",
    async (authorization) => {
      const gate = createGate(await freshDatabase(), TEST_KEYS);
      const admitted = gate.admit(asking({ authorization }));
      await expect(admitted).rejects.toEqual(refusal("IAM10000"));
    },
  );

  test("a new password, another role and a deleted user count at once", async () => {
    const db = await freshDatabase();
    await addUser(db, "carol", "ADMIN");
    const gate = createGate(db, TEST_KEYS);
    const headers = new Headers(basic("carol"));
    await gate.admit(asking(headers));

    await db.update(userRole).set({ roleId: BUILT_IN_ROLES.CLUSTER_VIEWER.id });
    const { permissions } = (await gate.admit(asking(headers))).user;
    expect(permissions).toContain("CLUSTER:*:READ");
    expect(permissions).not.toContain("**");
    await db.update(user).set({ enabled: false });
    await expect(gate.admit(asking(headers))).rejects.toEqual(refusal("IAM10001"));
    await db.update(user).set({ enabled: true });
    await db.update(user).set({ passwordHash: await hashPassword("Another-1") });
    await expect(gate.admit(asking(headers))).rejects.toEqual(refusal("IAM10004"));
    await db.delete(user);
    await expect(gate.admit(asking(headers))).rejects.toEqual(refusal("IAM10004"));
  });

  test("credentials that were right keep their client working while others are locked out", async () => {
    const db = await freshDatabase();
    await addUser(db, "carol", "ADMIN");
    const gate = createGate(db, TEST_KEYS);
    await gate.admit(asking(basic("carol")));
    await db.update(user).set({ lockedUntil: sql`now() + interval '30 minutes'` });
    expect((await gate.admit(asking(basic("carol")))).user.name).toBe("carol");
  });

  test("many first requests at once are one check", async () => {
    const db = await freshDatabase();
    await addUser(db, "carol", "ADMIN");
    const gate = createGate(db, TEST_KEYS);
    const many = Array.from({ length: 30 }, () => gate.admit(asking(basic("carol"))));
    const admitted = await Promise.all(many);
    expect(admitted.every((known) => known.user.name === "carol")).toBe(true);
  });
});

describe("lock-out", () => {
  test("is by default as in OCP: twenty failures, half an hour", () => {
    expect(LOCK_OUT).toEqual({ failures: 20, accountMinutes: 30, addressMinutes: 10 });
  });

  const lockOut = { failures: 4, accountMinutes: 30, addressMinutes: 10 };
  const wrong = { username: "carol", password: "wrong" };
  const right = { username: "carol", password: PASSWORD };

  test("an account is locked after the last allowed failure, from wherever it is tried", async () => {
    const db = await freshDatabase();
    await addUser(db, "carol", "ADMIN");
    await db.update(user).set({ failedSignIns: lockOut.failures - 1 });
    const gate = createGate(db, TEST_KEYS, { lockOut });
    await expect(gate.signIn(wrong, BROWSER)).rejects.toEqual(refusal("IAM10004"));
    const locked = expect.objectContaining({ code: "IAM10007", params: [30] });
    await expect(gate.signIn(right, { ...BROWSER, remoteAddress: "198.51.100.7" })).rejects.toEqual(
      locked,
    );
    await expect(createGate(db, TEST_KEYS, { lockOut }).signIn(right, BROWSER)).rejects.toEqual(
      locked,
    );

    await db.update(user).set({ lockedUntil: sql`now() - interval '1 second'` });
    await expect(
      createGate(db, TEST_KEYS, { lockOut }).signIn(right, BROWSER),
    ).resolves.toMatchObject({
      user: { name: "carol" },
    });
  });

  test("a success forgets the failures before it", async () => {
    const db = await freshDatabase();
    await addUser(db, "carol", "ADMIN");
    await db.update(user).set({ failedSignIns: lockOut.failures - 1 });
    const gate = createGate(db, TEST_KEYS, { lockOut });
    await gate.signIn(right, BROWSER);
    await expect(gate.signIn(wrong, BROWSER)).rejects.toEqual(refusal("IAM10004"));
    await expect(gate.signIn(right, BROWSER)).resolves.toBeDefined();
  });

  test("an address is locked whatever names it tries, others are not", async () => {
    const db = await freshDatabase();
    await addUser(db, "carol", "ADMIN");
    const gate = createGate(db, TEST_KEYS, { lockOut });
    for (let index = 0; index < lockOut.failures; index += 1)
      await gate
        .signIn({ username: `user${index}`, password: "x" }, BROWSER)
        .catch(() => undefined);
    await expect(gate.signIn(right, BROWSER)).rejects.toEqual(refusal("IAM10007"));
    await expect(
      gate.signIn(right, { ...BROWSER, remoteAddress: "198.51.100.7" }),
    ).resolves.toBeDefined();
  });

  test("many tries at once are no more than many in turn", async () => {
    const db = await freshDatabase();
    await addUser(db, "carol", "ADMIN");
    const gate = createGate(db, TEST_KEYS, { lockOut });
    const tries = Array.from({ length: 2 * lockOut.failures }, (_, index) =>
      gate.signIn(
        { username: "carol", password: `wrong ${index}` },
        { ...BROWSER, remoteAddress: `192.0.2.${index}` },
      ),
    );
    const outcomes = await Promise.allSettled(tries);
    const codes = outcomes.map((one) => (one.status === "rejected" ? one.reason.code : "in"));
    expect(codes.filter((code) => code === "IAM10004")).toHaveLength(lockOut.failures);
    expect(codes.filter((code) => code === "IAM10007")).toHaveLength(lockOut.failures);
  });

  test("thirty who sign in rightly at the same moment, from one address, all may", async () => {
    const db = await freshDatabase();
    await addUser(db, "carol", "ADMIN");
    const gate = createGate(db, TEST_KEYS);

    const all = Array.from({ length: 30 }, () => gate.signIn(right, BROWSER));

    await expect(Promise.all(all)).resolves.toHaveLength(30);
  });

  test("a name that does not exist is told and locked like one that does", async () => {
    const db = await freshDatabase();
    const gate = createGate(db, TEST_KEYS, { lockOut });
    const codes: string[] = [];
    for (let index = 0; index <= lockOut.failures; index += 1)
      await gate
        .signIn(
          { username: "ghost", password: "x" },
          { ...BROWSER, remoteAddress: `192.0.2.${index}` },
        )
        .catch((error) => codes.push(error.code));
    expect(new Set(codes.slice(0, -1))).toEqual(new Set(["IAM10004"]));
    expect(codes.at(-1)).toBe("IAM10007");
  });
});

test("the session that sign-in answers is the user's", async () => {
  const db = await freshDatabase();
  const userId = await addUser(db, "carol", "ADMIN");
  const { token } = await createGate(db, TEST_KEYS).signIn(
    { username: "carol", password: PASSWORD },
    BROWSER,
  );
  const [row] = await db.select().from(session).where(eq(session.userId, userId));
  expect(row).toBeDefined();
  expect(await userOfSession(db, token)).toMatchObject({ user: { id: userId } });
});
