import { describe, expect, test } from "vitest";
import { userRole } from "@/lib/store/console-tables";
import { addUser, basic, type TestApi, testApi } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";
import { addTask } from "@/lib/testing/task-rows";

const roles = "/api/v2/iam/roles";
const by = (name: string) => ({ as: "nobody", headers: basic(name) }) as const;

async function addRole(api: TestApi, name: string, permissions: string[]): Promise<number> {
  const { json } = await api.call(`POST ${roles}`, { body: { name, permissions } });
  return json.data.id;
}

/** A user who holds exactly these permissions. */
async function addHolder(api: TestApi, name: string, permissions: string[]) {
  const userId = await addUser(api.db, name);
  await api.db.insert(userRole).values({ userId, roleId: await addRole(api, name, permissions) });
  return by(name);
}

const idsOf = ({ json }: { json: { data: { contents: { id: number }[] } } }) =>
  json.data.contents.map(({ id }) => id);

describe("a role", () => {
  test("is made, found, changed for its holders at once, and deleted when nobody holds it", async () => {
    const api = await testApi();
    const carol = await addHolder(api, "carol", ["AUDIT:*:READ"]);
    const [found] = (await api.call(`GET ${roles}?name=CAR`)).json.data.contents;
    expect(found).toMatchObject({ name: "carol", builtIn: false, userCount: 1 });
    expect((await api.call("GET /api/v2/audit/events", carol)).status).toBe(200);
    const permissions = ["TASK:*:READ", "TASK:*:READ"];
    const changed = await api.call(`PUT ${roles}/${found.id}`, { body: { permissions } });
    expect(changed.json.data.permissions).toEqual(["TASK:*:READ"]);
    expect((await api.call("GET /api/v2/audit/events", carol)).status).toBe(403);
    const held = await api.call(`DELETE ${roles}/${found.id}`);
    expect([held.status, held.json.error.message]).toEqual([
      400,
      "Role carol is held by 1 users; take it from them first",
    ]);
    const free = await addRole(api, "nobodys", []);
    expect((await api.call(`DELETE ${roles}/${free}`)).status).toBe(200);
    expect((await api.call(`GET ${roles}/${free}`)).status).toBe(404);
  });

  test("that is built in stays as it is", async () => {
    const api = await testApi();
    for (const call of [`PUT ${roles}/3`, `DELETE ${roles}/3`])
      expect((await api.call(call, { body: {} })).json.error.code).toBe("COM10003");
  });

  test.each(["CLUSTER", "cluster:*:READ", "CLUSTER:x:READ", "*:*:*", "CLUSTER:*:READ;", ""])(
    "cannot grant %j, which is no expression",
    async (permission) => {
      const api = await testApi();
      const body = { name: "odd", permissions: [permission] };
      const { status, json } = await api.call(`POST ${roles}`, { body });
      expect([status, json.error.subErrors[0].field]).toEqual([400, "permissions.0"]);
    },
  );

  test("grants no more than whoever makes it holds", async () => {
    const api = await testApi();
    await addUser(api.db, "rolf", "ROLE_MANAGER");
    const make = (permissions: string[]) =>
      api.call(`POST ${roles}`, { ...by("rolf"), body: { name: "made", permissions } });
    expect((await make(["**"])).status).toBe(403);
    expect((await make(["CLUSTER:2:READ"])).status).toBe(403);
    expect((await make(["ROLE:*:READ"])).status).toBe(200);
  });
});

describe("rights to one cluster", () => {
  test("show that cluster and its tasks alone, and say of others the same whether they are there or not", async () => {
    const api = await testApi();
    const [mine, other] = [
      await addCluster(api.db, "mine", { zone1: ["RUNNING"] }),
      await addCluster(api.db, "other", { zone1: ["RUNNING"] }),
    ];
    const myTask = await addTask(api.db, { clusterId: mine.clusterId });
    const otherTask = await addTask(api.db, { clusterId: other.clusterId });
    const carol = await addHolder(api, "carol", [
      `CLUSTER:${mine.clusterId}:READ`,
      `CLUSTER:${mine.clusterId}:TASK:*:READ`,
    ]);
    const get = (path: string) => api.call(`GET /api/v2/${path}`, carol);
    expect(idsOf(await get("ob/clusters"))).toEqual([mine.clusterId]);
    expect((await get("ob/clusters")).json.data.page.totalElements).toBe(1);
    expect((await get(`ob/clusters/${mine.clusterId}/servers`)).status).toBe(200);
    expect(idsOf(await get("tasks/instances"))).toEqual([myTask]);
    expect((await get(`tasks/instances/${myTask}`)).status).toBe(200);
    const refusals = await Promise.all([
      get(`ob/clusters/${other.clusterId}`),
      get("ob/clusters/99999"),
      get(`tasks/instances/${otherTask}`),
      get("tasks/instances/99999"),
      api.call(`POST /api/v2/ob/clusters/${mine.clusterId}/stop`, carol),
      api.call(`POST /api/v2/tasks/instances/${myTask}/retry`, carol),
    ]);
    expect(refusals.map(({ status, json }) => [status, json.error.code])).toEqual(
      refusals.map(() => [403, "COM10009"]),
    );
  });

  test("to manage do not let read", async () => {
    const api = await testApi();
    const { clusterId } = await addCluster(api.db, "mine", { zone1: ["RUNNING"] });
    const carol = await addHolder(api, "carol", [`CLUSTER:${clusterId}:UPDATE`]);
    expect((await api.call(`GET /api/v2/ob/clusters/${clusterId}`, carol)).status).toBe(403);
    const stopped = await api.call(`POST /api/v2/ob/clusters/${clusterId}/stop`, carol);
    expect(stopped.status).not.toBe(403);
  });
});
