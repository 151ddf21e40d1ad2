import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { cluster, server, zone } from "@/lib/store/fleet-tables";
import { task, taskEvent, taskLock } from "@/lib/store/task-tables";
import { type Answered, type TestApi, testApi } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";
import { addLogStream } from "@/lib/testing/log-stream-rows";

const refused = ({ status, json }: Answered) => [status, json.error?.code];

/** A cluster of nothing real, and how to ask for what is to be done with it. */
async function clusterWith(zones: Record<string, readonly string[]>, api?: TestApi) {
  const its = api ?? (await testApi());
  const made = await addCluster(its.db, `orion-${Object.keys(zones).length}`, zones);
  await addLogStream(its.db, made.clusterId);
  const path = `POST /api/v2/ob/clusters/${made.clusterId}`;
  const ask = (what: string, body: unknown = {}, as: "admin" | "manager" | "viewer" = "admin") =>
    its.call(`${path}/${what}`, { body, as });
  const [first = 0, second = 0, third = 0, ...others] = made.serverIds;
  return { api: its, db: its.db, ask, ...made, first, second, third, others };
}

const RUNNING = { zone1: ["RUNNING"], zone2: ["RUNNING"], zone3: ["RUNNING"] };
const FIVE = { ...RUNNING, zone4: ["RUNNING"], zone5: ["RUNNING"] };

test("an operation is a RUNNING task that holds what it works on, and says who asked and why", async () => {
  const { db, ask, clusterId, first } = await clusterWith(RUNNING);
  const { status, json } = await ask(`servers/${first}/stop`, { reason: " new disks " }, "manager");
  expect(status).toBe(200);
  const { id } = json.data;
  expect(json.data).toMatchObject({
    ...{ name: "Stop OB server", action: "STOP", reason: "new disks", status: "RUNNING" },
    ...{ clusterId, creator: { name: "manager" }, target: { scope: "SERVER", serverId: first } },
  });
  const [row] = await db.select().from(task).where(eq(task.id, id));
  expect(row).toMatchObject({ stopType: "STOP_PROCESS", serverId: first, zoneName: "zone1" });
  const locks = await db.select().from(taskLock).where(eq(taskLock.taskId, id));
  expect(locks.map(({ object, held }) => [object, held]).sort()).toEqual([
    [`outage:${clusterId}`, true],
    [`server:${first}`, true],
  ]);
  const [event] = await db.select().from(taskEvent);
  expect(event).toMatchObject({ kind: "CREATE", userName: "manager", reason: "new disks" });
});

test("several servers are one task", async () => {
  const { ask, serverIds } = await clusterWith({ ...RUNNING, zone1: ["RUNNING", "RUNNING"] });
  const [first, second] = serverIds;
  const { json } = await ask("servers/restart", { serverIds: [first, second, first] });
  expect(json.data).toMatchObject({ name: "Restart OB server", target: { scope: "SERVER" } });
  expect(json.data.context).toContain(`listMap={server_ids=[${first}, ${second}]}`);
});

describe("an operation is refused", () => {
  test("for what is not there, and so is its plan", async () => {
    const { api, ask, first } = await clusterWith(RUNNING);
    for (const what of ["stop", "stop/plan"]) {
      expect(refused(await ask(`servers/999/${what}`))).toEqual([404, "OBE19001"]);
      expect(refused(await ask(`zones/zone9/${what}`))).toEqual([404, "OBE18002"]);
      const several = await ask(`servers/${what}`, { serverIds: [first, 999] });
      expect(refused(several)).toEqual([404, "OBE19001"]);
      const gone = await api.call(`POST /api/v2/ob/clusters/999/${what}`);
      expect(refused(gone)).toEqual([404, "OBE11001"]);
    }
  });

  test("in a state in which it makes no sense", async () => {
    const { db, ask, clusterId, first, second } = await clusterWith(RUNNING);
    expect(refused(await ask(`servers/${first}/start`))).toEqual([400, "OBE19003"]);
    expect(refused(await ask("zones/zone1/start"))).toEqual([400, "OBE11007"]);
    const several = await ask("servers/stop", { serverIds: [first, second] });
    expect(refused(several)).toEqual([400, "OBE18004"]);
    await db.update(zone).set({ observedStatus: "STOPPED" }).where(eq(zone.name, "zone1"));
    expect(refused(await ask("zones/zone1/stop"))).toEqual([400, "OBE18004"]);
    expect(refused(await ask("zones/zone2/stop"))).toEqual([400, "OBE18004"]);
    await db.update(cluster).set({ observedStatus: "STOPPED" }).where(eq(cluster.id, clusterId));
    expect(refused(await ask("stop"))).toEqual([400, "OBE11007"]);
    expect(await db.$count(task)).toBe(0);
  });

  test("when a majority would be lost, naming the tenant, the log stream and the zone", async () => {
    const { db, ask, clusterId, second } = await clusterWith(RUNNING);
    await addLogStream(db, clusterId, { behind: [second] });
    const answer = await ask("zones/zone1/stop");
    expect(refused(answer)).toEqual([400, "OBE11070"]);
    for (const word of ["sys", "log stream 1", "1 of 3", "zone1"])
      expect(answer.json.error.message).toContain(word);
    const forced = await ask("zones/zone1/stop", { force: true });
    expect(refused(forced)).toEqual([400, "OBE11070"]);
    await db.update(cluster).set({ logStreams: null });
    expect(refused(await ask("zones/zone1/stop"))).toEqual([400, "OBE11070"]);
  });

  test("when it is the last server that serves, or too few zones would be left", async () => {
    const two = await clusterWith({ zone1: ["RUNNING"], zone2: ["RUNNING"] });
    expect(refused(await two.ask("rollingRestart"))).toEqual([400, "OBE11007"]);
    const { ask, first } = await clusterWith({ zone1: ["RUNNING"] }, two.api);
    const { json } = await ask(`servers/${first}/stop/plan`);
    const check = json.data.checks.find(({ id }: { id: string }) => id === "last-server");
    expect(check).toMatchObject({ level: "BLOCK" });
    expect(refused(await ask(`servers/${first}/stop`))).toEqual([400, "OBE19020"]);
  });

  test("to a viewer, who may plan it all the same", async () => {
    const { db, ask } = await clusterWith(RUNNING);
    expect((await ask("zones/zone1/stop/plan", {}, "viewer")).status).toBe(200);
    expect(refused(await ask("zones/zone1/stop", {}, "viewer"))).toEqual([403, "COM10009"]);
    expect(await db.$count(task)).toBe(0);
  });
});

describe("force", () => {
  test("passes a replica that is behind, for who may force", async () => {
    const { db, ask, clusterId, others } = await clusterWith(FIVE);
    await addLogStream(db, clusterId, { behind: [others[1] ?? 0] });
    const plain = await ask("zones/zone1/restart", {}, "manager");
    expect(refused(plain)).toEqual([400, "OBE11070"]);
    const denied = await ask("zones/zone1/restart", { force: true }, "manager");
    expect(refused(denied)).toEqual([403, "COM10009"]);
    expect(denied.json.error.message).toContain("CLUSTER_FORCE:1:UPDATE");
    expect(await db.$count(task)).toBe(0);
    expect((await ask("zones/zone1/restart", { force: true })).status).toBe(200);
  });
});

describe("what another task holds", () => {
  test("is refused with that task, its progress and its author, whatever is nested in what", async () => {
    const { ask, db, first, clusterId } = await clusterWith(RUNNING);
    const { json } = await ask("zones/zone1/restart", {}, "manager");
    const holder = {
      ...{ id: json.data.id, name: "Restart OB zone", action: "RESTART", creatorName: "manager" },
      ...{ successful: 0, total: json.data.subtasks.length },
    };
    const cases: [string, string][] = [
      [`servers/${first}/start`, "OBE19012"],
      [`servers/${first}/restart`, "OBE19012"],
      ["zones/zone1/stop", "OBE19012"],
      ["zones/zone2/stop", "OBE11020"],
      ["stop", "OBE19012"],
      ["rollingRestart", "OBE19012"],
    ];
    for (const [what, code] of cases) {
      const answer = await ask(what);
      expect([what, ...refused(answer)]).toEqual([what, 409, code]);
      expect(answer.json.error.holder).toMatchObject(holder);
    }
    const { json: planned } = await ask(`servers/${first}/start/plan`);
    expect(planned.data.impact).toBe("IMPOSSIBLE");
    expect(planned.data.checks).toContainEqual(
      expect.objectContaining({ level: "BLOCK", holder: expect.objectContaining(holder) }),
    );
    await db
      .update(server)
      .set({ observedStatus: "PROCESS_STOPPED" })
      .where(eq(server.clusterId, clusterId));
    expect((await ask("zones/zone2/start")).status).toBe(200);
  });

  test("is free again when that task has ended", async () => {
    const { ask, db } = await clusterWith(RUNNING);
    const { json } = await ask("zones/zone1/restart");
    await db.update(taskLock).set({ held: false }).where(eq(taskLock.taskId, json.data.id));
    await db.update(task).set({ status: "FAILED" }).where(eq(task.id, json.data.id));
    expect((await ask("zones/zone2/restart")).status).toBe(200);
  });

  test("is given to one of many who ask at the same moment; the others are told of that one", async () => {
    const { ask, first, second, db } = await clusterWith(RUNNING);
    const wishes = [
      `servers/${first}/stop`,
      `servers/${second}/restart`,
      "zones/zone3/stop",
      "stop",
    ];
    const answers = await Promise.all([...wishes, ...wishes].map((what) => ask(what)));
    const started = answers.filter(({ status }) => status === 200);
    expect(started).toHaveLength(1);
    for (const { status, json } of answers.filter((one) => one.status !== 200)) {
      expect(status).toBe(409);
      expect(json.error.holder.id).toBe(started[0]?.json.data.id);
    }
    expect(await db.$count(task)).toBe(1);
  });

  test("does not keep another cluster from being worked on", async () => {
    const one = await clusterWith(RUNNING);
    const other = await clusterWith(FIVE, one.api);
    expect((await one.ask("zones/zone1/stop")).status).toBe(200);
    expect((await other.ask("zones/zone1/stop")).status).toBe(200);
  });
});

describe("a stateVersion", () => {
  test("lets the operation pass while the world is as the plan saw it", async () => {
    const { ask } = await clusterWith(RUNNING);
    const { stateVersion } = (await ask("zones/zone1/stop/plan")).json.data;
    expect((await ask("zones/zone1/stop", { stateVersion })).status).toBe(200);
  });

  test("is answered 412 with the difference when it is not", async () => {
    const { ask, db, second } = await clusterWith(RUNNING);
    const { stateVersion } = (await ask("zones/zone1/stop/plan")).json.data;
    await db.update(server).set({ observedStatus: "UNAVAILABLE" }).where(eq(server.id, second));
    const answer = await ask("zones/zone1/stop", { stateVersion });
    expect(refused(answer)).toEqual([412, "COM10003"]);
    expect(answer.json.error.changes).toContainEqual(
      expect.objectContaining({ kind: "SERVER_STATUS", before: "RUNNING", after: "UNAVAILABLE" }),
    );
  });

  test("is answered 409 with the task when one has taken what is needed since", async () => {
    const { ask, first } = await clusterWith(RUNNING);
    const { stateVersion } = (await ask("zones/zone1/stop/plan")).json.data;
    const { id } = (await ask(`servers/${first}/stop`)).json.data;
    const answer = await ask("zones/zone1/stop", { stateVersion });
    expect(refused(answer)).toEqual([409, "OBE19012"]);
    expect(answer.json.error.holder).toMatchObject({ id, action: "STOP" });
  });

  test("of something else, or of nobody, is a parameter that is wrong", async () => {
    const { ask } = await clusterWith(RUNNING);
    const { stateVersion } = (await ask("zones/zone1/stop/plan")).json.data;
    for (const given of [stateVersion, "garbage", "", "🦊"]) {
      const answer = await ask("zones/zone2/stop", { stateVersion: given });
      expect(refused(answer)).toEqual([400, "COM10001"]);
    }
  });
});

describe("a body", () => {
  const FINE = [
    undefined,
    "",
    "null",
    "[]",
    {},
    { force: false },
    { freezeServer: true, type: "STOP_SERVICE" },
    { type: "STOP_PROCESS" },
    { comment: "of another OCP", deep: { force: "maybe" } },
  ];
  const WRONG: [string, unknown][] = [
    ["force", { force: "yes" }],
    ["freezeServer", { freezeServer: 1 }],
    ["type", { type: "STOP_EVERYTHING" }],
    ["reason", { reason: "x".repeat(501) }],
    ["stateVersion", { stateVersion: 5 }],
  ];

  test("of any OCP is understood, and one that is wrong names the field", async () => {
    const { ask, db, first } = await clusterWith(RUNNING);
    for (const body of FINE) {
      const answer = await ask(`servers/${first}/stop`, body);
      expect([body, answer.status]).toEqual([body, 200]);
      await db.delete(task);
    }
    for (const [field, body] of WRONG) {
      const answer = await ask(`servers/${first}/stop`, body);
      expect([field, ...refused(answer)]).toEqual([field, 400, "COM10001"]);
      expect(answer.json.error.subErrors).toMatchObject([{ field }]);
    }
    expect(await db.$count(task)).toBe(0);
  });

  test("that names servers must name some", async () => {
    const { ask } = await clusterWith(RUNNING);
    for (const body of [{}, { serverIds: [] }, { serverIds: ["a"] }, { serverIds: 1 }]) {
      const answer = await ask("servers/stop", body);
      expect(refused(answer)).toEqual([400, "COM10001"]);
      expect(answer.json.error.subErrors[0].field).toMatch(/^serverIds/);
    }
    const rolling = await ask("rollingRestart", { serversAtOnce: 0 });
    expect(rolling.json.error.subErrors).toMatchObject([{ field: "serversAtOnce" }]);
  });

  test("says how far a stop goes", async () => {
    const { ask, db, first } = await clusterWith(RUNNING);
    const names = async (body: object) => {
      const { json } = await ask(`servers/${first}/stop`, body);
      await db.delete(task);
      return json.data.subtasks.map(({ name }: { name: string }) => name);
    };
    expect(await names({ type: "STOP_SERVICE" })).not.toContain("Stop observer process");
    expect(await names({})).toContain("Stop observer process");
  });
});
