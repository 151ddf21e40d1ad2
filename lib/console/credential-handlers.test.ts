import { desc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { audit, credential } from "@/lib/store/console-tables";
import { type Answered, addUser, basic, type TestApi, testApi, type Who } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";
import { type KeyPair, signed, type ToSign } from "@/lib/testing/signer";

const MINE = "/api/v2/profiles/me/credentials";

type Made = KeyPair & { id: number };

async function create(api: TestApi, as: Who = "viewer", body: unknown = {}): Promise<Made> {
  const { status, json } = await api.call(`POST ${MINE}`, { as, body });
  expect(status).toBe(200);
  return json.data;
}

/** Signs the call and sends it, as a client that knows nothing else. */
function send(api: TestApi, pair: KeyPair, call: Omit<ToSign, "host">): Promise<Answered> {
  const { target, headers } = signed(pair, { ...call, host: "console.test" });
  const { body } = call;
  return api.call(`${call.method} ${target}`, { as: "nobody", headers, ...(body && { body }) });
}

const refusedWith = ({ status, json }: Answered) => [status, json.error?.code];

const LIST = { method: "GET", path: "/api/v2/ob/clusters" };

describe("a user's access keys", () => {
  test("are told with their secret once, and never again", async () => {
    const api = await testApi();
    const made = await create(api, "viewer", { description: "nightly report" });

    expect(made).toMatchObject({ description: "nightly report", enabled: true });
    expect(made.accessKey).toMatch(/^[A-Za-z]{16}$/);
    expect(made.secretKey).toMatch(/^[0-9a-f]{32}$/);
    const listed = await api.call(`GET ${MINE}`, { as: "viewer" });
    expect(listed.json.data.contents).toMatchObject([{ id: made.id, accessKey: made.accessKey }]);
    expect(listed.text).not.toContain(made.secretKey);
    const [row] = await api.db.select().from(credential);
    expect(
      Object.values(row ?? {})
        .map(String)
        .join(),
    ).not.toContain(made.secretKey);
  });

  test("are a user's own: another sees and switches none of them", async () => {
    const api = await testApi();
    const { id } = await create(api, "viewer");
    expect((await api.call(`GET ${MINE}`, { as: "admin" })).json.data.contents).toEqual([]);
    for (const call of [
      `POST ${MINE}/${id}/disable`,
      `POST ${MINE}/${id}/enable`,
      `DELETE ${MINE}/${id}`,
    ])
      for (const as of ["admin", "manager"] as const)
        expect(refusedWith(await api.call(call, { as }))).toEqual([404, "COM10002"]);
    expect((await api.call(`GET ${MINE}`, { as: "viewer" })).json.data.contents).toHaveLength(1);
  });

  test("are five at most, also when several are made at once", async () => {
    const api = await testApi();
    const all = await Promise.all(
      Array.from({ length: 8 }, () => api.call(`POST ${MINE}`, { as: "viewer", body: {} })),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(5);
    const [refused] = all.filter(({ status }) => status !== 200);
    expect(refused && refusedWith(refused)).toEqual([400, "IAM10018"]);
    await create(api, "admin");
  });

  test("are made without a body as well", async () => {
    const api = await testApi();
    expect((await api.call(`POST ${MINE}`)).status).toBe(200);
  });

  test("are deleted only when they are disabled", async () => {
    const api = await testApi();
    const { id, accessKey } = await create(api);
    const early = await api.call(`DELETE ${MINE}/${id}`, { as: "viewer" });
    expect(refusedWith(early)).toEqual([400, "COM10003"]);
    expect(early.json.error.message).toContain(accessKey);
    const disabled = await api.call(`POST ${MINE}/${id}/disable`, { as: "viewer" });
    expect(disabled.json.data).toMatchObject({ id, enabled: false });
    expect((await api.call(`DELETE ${MINE}/${id}`, { as: "viewer" })).status).toBe(200);
    const again = await api.call(`DELETE ${MINE}/${id}`, { as: "viewer" });
    expect(refusedWith(again)).toEqual([404, "COM10002"]);
  });

  test.each(["1", "99999999999"])("the id %s, which nobody has, is 404", async (id) => {
    const api = await testApi();
    for (const call of [
      `POST ${MINE}/${id}/disable`,
      `POST ${MINE}/${id}/enable`,
      `DELETE ${MINE}/${id}`,
    ])
      expect(refusedWith(await api.call(call))).toEqual([404, "COM10002"]);
  });

  test("a description that is too long is named", async () => {
    const api = await testApi();
    const answer = await api.call(`POST ${MINE}`, { body: { description: "x".repeat(257) } });
    expect(refusedWith(answer)).toEqual([400, "COM10001"]);
    expect(answer.json.error.subErrors).toMatchObject([{ field: "description" }]);
  });
});

describe("an administrator", () => {
  const of = async (api: TestApi, who: Who) => {
    const { json } = await api.call("GET /api/v2/profiles/me", { as: who });
    return `/api/v2/iam/users/${json.data.id}/credentials`;
  };

  test("sees a user's keys without secrets, and disables one", async () => {
    const api = await testApi();
    const made = await create(api, "viewer");
    const path = await of(api, "viewer");
    const listed = await api.call(`GET ${path}`);
    expect(listed.json.data.contents).toMatchObject([{ id: made.id, accessKey: made.accessKey }]);
    expect(listed.text).not.toContain(made.secretKey);
    const disabled = await api.call(`POST ${path}/${made.id}/disable`);
    expect(disabled.json.data).toMatchObject({ id: made.id, enabled: false });
    expect(refusedWith(await send(api, made, LIST))).toEqual([401, "IAM10000"]);
  });

  test("finds no key of a user who is not there, and none of another user", async () => {
    const api = await testApi();
    const { id } = await create(api, "viewer");
    const path = await of(api, "manager");
    const wrong = await api.call(`POST ${path}/${id}/disable`);
    expect(refusedWith(wrong)).toEqual([404, "COM10002"]);
    const nobody = await api.call("GET /api/v2/iam/users/99999999/credentials");
    expect(refusedWith(nobody)).toEqual([404, "COM10002"]);
  });

  test("may be only who may change users, and who may no less than the key's owner", async () => {
    const api = await testApi();
    await addUser(api.db, "users_only", "USER_MANAGER");
    const { id } = await create(api, "admin");
    const path = await of(api, "admin");
    for (const [call, headers, as] of [
      [`GET ${path}`, {}, "viewer"],
      [`POST ${path}/${id}/disable`, {}, "manager"],
      [`POST ${path}/${id}/disable`, basic("users_only"), "nobody"],
    ] as const)
      expect(refusedWith(await api.call(call, { as, headers }))).toEqual([403, "COM10009"]);
  });
});

describe("a signed call", () => {
  test("may what its user may, and nothing else", async () => {
    const api = await testApi();
    await addCluster(api.db, "orion", { zone1: ["RUNNING"] });
    const pair = await create(api, "viewer");

    const list = await send(api, pair, {
      ...LIST,
      query: [
        ["name", "ori"],
        ["status", "RUNNING,STOPPED"],
      ],
    });
    expect(list.json.data.contents).toMatchObject([{ name: "orion" }]);
    const users = await send(api, pair, { method: "GET", path: "/api/v2/iam/users" });
    expect(refusedWith(users)).toEqual([403, "COM10009"]);
  });

  test("carries a body, also one with a byte order mark", async () => {
    const api = await testApi();
    const pair = await create(api, "admin");
    for (const mark of ["", "\uFEFF"]) {
      const made = await send(api, pair, {
        ...{ method: "POST", path: MINE, contentType: "application/json" },
        body: `${mark}{"description":"naïve 钥匙"}`,
      });
      expect(made.json.data).toMatchObject({ description: "naïve 钥匙" });
    }
  });

  test("counts once when it changes something, and the second time is told in both languages", async () => {
    const api = await testApi();
    const pair = await create(api, "viewer");
    const call = { method: "POST", path: MINE, date: new Date().toUTCString() };
    expect((await send(api, pair, call)).status).toBe(200);
    const again = await send(api, pair, call);
    expect(refusedWith(again)).toEqual([401, "IAM10000"]);
    expect(again.json.error.message).toContain("used already");
    const { target, headers } = signed(pair, { ...call, host: "console.test" });
    const inChinese = { ...headers, "accept-language": "zh-CN" };
    const chinese = await api.call(`POST ${target}`, { as: "nobody", headers: inChinese });
    expect(chinese.json.error.message).toContain("已被使用");
    expect((await api.call(`GET ${MINE}`, { as: "viewer" })).json.data.contents).toHaveLength(2);
  });

  test("is not the session whose cookie comes along", async () => {
    const api = await testApi();
    const pair = await create(api, "viewer");
    const { target, headers } = signed(pair, {
      ...LIST,
      path: "/api/v2/iam/users",
      host: "console.test",
    });
    const answer = await api.call(`GET ${target}`, { as: "admin", headers });
    expect(refusedWith(answer)).toEqual([403, "COM10009"]);
  });

  test("does not need the browser's word for its site", async () => {
    const api = await testApi();
    const pair = await create(api, "viewer");
    expect((await send(api, pair, { method: "POST", path: MINE })).status).toBe(200);
  });

  test("stands in the audit with its key and without a secret", async () => {
    const api = await testApi();
    const pair = await create(api, "viewer");
    await send(api, pair, { method: "POST", path: MINE });
    const [row] = await api.db.select().from(audit).orderBy(desc(audit.id)).limit(1);
    expect(row).toMatchObject({
      ...{ userName: "viewer", via: "KEY", accessKey: pair.accessKey },
      ...{ endpoint: "createCredential", status: 200 },
    });
    expect(JSON.stringify(await api.db.select().from(audit))).not.toContain(pair.secretKey);
  });

  test("of a user who was deleted is refused, and the key is gone", async () => {
    const api = await testApi();
    const pair = await create(api, "viewer");
    const { json } = await api.call("GET /api/v2/profiles/me", { as: "viewer" });
    expect((await api.call(`DELETE /api/v2/iam/users/${json.data.id}`)).status).toBe(200);
    expect(refusedWith(await send(api, pair, LIST))).toEqual([401, "IAM10000"]);
    const left = eq(credential.accessKey, pair.accessKey);
    expect(await api.db.$count(credential, left)).toBe(0);
  });
});
