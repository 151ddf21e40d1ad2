import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type FreshFleet, freshFleet } from "@/lib/testing/fleet";
import { ask, killObserver, runObserver } from "@/lib/testing/observer-client";
import { clusterOf } from "./fleet-shape";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const PATIENCE = { timeout: 60_000, interval: 50 };
const STATUSES = "SELECT ID, STATUS FROM DBA_OB_SERVERS ORDER BY ID";

let fleet: FreshFleet;
beforeAll(async () => {
  fleet = await freshFleet({ shape: [clusterOf("ob_test", [1, 2, 1])], untilRemoved: true });
  await fleet.start();
});
afterAll(() => fleet.remove());

const query = (sql: string, index = 0) => ask(fleet, "ob_test", index, sql);
const addressOf = (index: number) => `'${fleet.server("ob_test", index).ip}:2882'`;
const stopTime = async (id: number, index = 0) => {
  const rows = await query(`SELECT STOP_TIME FROM DBA_OB_SERVERS WHERE ID = ${id}`, index);
  return Array.isArray(rows) ? rows[0]?.STOP_TIME : rows;
};

test("the console's main queries are answered alike by every server", async () => {
  const servers = `SELECT ID, ZONE, SVR_IP, SVR_PORT, SQL_PORT, WITH_ROOTSERVER, UPPER(STATUS) STATUS, BUILD_VERSION,
       CAST(UNIX_TIMESTAMP(START_SERVICE_TIME)*1000000 AS SIGNED) START_US,
       CAST(UNIX_TIMESTAMP(STOP_TIME)*1000000 AS SIGNED) STOP_US,
       CAST(UNIX_TIMESTAMP(BLOCK_MIGRATE_IN_TIME)*1000000 AS SIGNED) BLOCK_US
FROM oceanbase.DBA_OB_SERVERS ORDER BY ZONE, ID`;
  const rows = await query(servers);
  expect(rows).toMatchObject([1, 2, 3, 4].map((ID) => ({ ID, STATUS: "ACTIVE", STOP_US: null })));
  expect(rows).toMatchObject([{ WITH_ROOTSERVER: "YES" }, {}, {}, { WITH_ROOTSERVER: "NO" }]);
  for (const index of [1, 2, 3]) expect(await query(servers, index)).toEqual(rows);
  expect(
    await query("SELECT ZONE, STATUS, IDC, REGION FROM oceanbase.DBA_OB_ZONES ORDER BY ZONE"),
  ).toMatchObject([1, 2, 3].map((n) => ({ ZONE: `zone${n}`, STATUS: "ACTIVE", IDC: `idc${n}` })));
});

test.each([
  ["select version()", [{ "version()": "5.7.25-OceanBase_CE-v4.3.5.1" }]],
  ["select ob_version()", [{ "ob_version()": "4.3.5.1" }]],
  ["SELECT  1", [{ 1: 1 }]],
  ["SHOW VARIABLES LIKE 'version_comment'", [{ Variable_name: "version_comment" }]],
  ["SHOW PARAMETERS LIKE 'cluster'", [{ name: "cluster", value: "ob_test" }, {}, {}, {}]],
  ["SHOW PARAMETERS LIKE 'cluster_id'", [{ value: "1" }, {}, {}, {}]],
  [
    "SELECT MIN(VALUE) V FROM oceanbase.GV$OB_PARAMETERS WHERE NAME='min_observer_version'",
    [{ V: "4.3.5.1" }],
  ],
  [
    "SELECT SVR_IP FROM oceanbase.GV$OB_LOG_STAT WHERE TENANT_ID = 1 AND IN_SYNC = 'YES'",
    [{}, {}, {}],
  ],
  ["SELECT ZONE, DATA_DISK_HEALTH_STATUS FROM GV$OB_SERVERS", [{}, {}, {}, {}]],
  [
    "SELECT id, status, stop_time FROM __all_server WHERE id = 1",
    [{ status: "active", stop_time: 0 }],
  ],
  ["SELECT zone, info FROM __all_zone WHERE name='status'", [{ info: "ACTIVE" }, {}, {}]],
  ["SELECT TENANT_NAME FROM DBA_OB_TENANTS WHERE TENANT_ID = 1", [{ TENANT_NAME: "sys" }]],
  ["SELECT EVENT FROM DBA_OB_ROOTSERVICE_EVENT_HISTORY", []],
])("%s is answered", async (sql, rows) => {
  expect(await query(sql)).toMatchObject(rows);
});

test.each([
  ["SET SESSION ob_query_timeout = 1000000000"],
  ["SET ob_trx_timeout = 1"],
  ["use oceanbase"],
  ["ALTER SYSTEM MINOR FREEZE SERVER = ('$4')"],
])("%s is done", async (sql) => {
  expect(await query(sql.replace("'$4'", addressOf(3)))).toBe("ok");
});

test.each([
  ["SELEC 1", 1064],
  ["SHOW TABLES", 1064],
  ["ALTER SYSTEM ADD SERVER '127.0.0.1:2882'", 1064],
  ["ALTER SYSTEM START SERVER 'nowhere'", 1064],
  ["SELECT ID FROM oceanbase.DBA_OB_CLUSTER", 1146],
  ["SELECT NOPE FROM oceanbase.DBA_OB_SERVERS", 1054],
  ["SELECT ID FROM nowhere.DBA_OB_SERVERS", 1049],
  ["use nowhere", 1049],
  ["SET SESSION nonsense = 1", 1193],
  ["ALTER SYSTEM START SERVER '127.0.0.1:9999'", 4630],
  ["ALTER SYSTEM START SERVER '$4' ZONE = 'zone1'", 4631],
  ["ALTER SYSTEM START ZONE 'zone1'", 4633],
])("%s is refused with %i", async (sql, errno) => {
  expect(await query(sql.replace("'$4'", addressOf(3)))).toBe(errno);
});

test("a wrong password and an unknown user are refused", async () => {
  const signIn = (login: object) => ask(fleet, "ob_test", 0, "select 1", login);
  expect(await signIn({ password: "wrong" })).toBe(1045);
  expect(await signIn({ password: "" })).toBe(1045);
  expect(await signIn({ user: "someone@sys" })).toBe(1045);
  expect(await signIn({ user: "root@sys#ob_test" })).toEqual([{ 1: 1 }]);
  expect(await signIn({ user: "root", database: undefined })).toEqual([{ 1: 1 }]);
});

test("STOP SERVER sets STOP_TIME once, START SERVER clears it, seen by every server", async () => {
  expect(await stopTime(4)).toBeNull();
  expect(await query(`ALTER SYSTEM STOP SERVER ${addressOf(3)} ZONE='zone3'`)).toBe("ok");
  const stopped = await stopTime(4, 1);
  expect(stopped).toMatch(/^\d{4}-/);
  expect(await query(`alter system  stop server ${addressOf(3)}`, 1)).toBe("ok");
  expect(await stopTime(4, 2)).toBe(stopped);

  expect(await query(`ALTER SYSTEM STOP SERVER ${addressOf(0)}`)).toBe(4660);
  expect(await query(`ALTER SYSTEM START SERVER ${addressOf(3)} ZONE 'zone3'`, 2)).toBe("ok");
  expect(await stopTime(4)).toBeNull();
  expect(await query(`ALTER SYSTEM START SERVER ${addressOf(3)} ZONE 'zone3'`)).toBe("ok");
});

test("a zone stops and starts", async () => {
  expect(await query("ALTER SYSTEM STOP ZONE 'zone2'")).toBe("ok");
  expect(await query("SELECT STATUS FROM DBA_OB_ZONES WHERE ZONE='zone2'", 3)).toEqual([
    { STATUS: "INACTIVE" },
  ]);
  expect(await query("ALTER SYSTEM START ZONE zone2")).toBe("ok");
});

test("when the root server dies another one leads; when the majority is lost views and changes are refused", async () => {
  killObserver(fleet.home("ob_test", 0));
  await expect
    .poll(() => query("SELECT ID FROM DBA_OB_SERVERS WHERE WITH_ROOTSERVER = 'YES'", 1), PATIENCE)
    .toEqual([{ ID: 2 }]);
  expect(await query(`ALTER SYSTEM STOP SERVER ${addressOf(3)}`, 1)).toBe(4179);
  expect(await query(`ALTER SYSTEM START SERVER ${addressOf(0)}`, 1)).toBe(4012);

  killObserver(fleet.home("ob_test", 3));
  await expect.poll(() => query(STATUSES, 1), PATIENCE).toBe(4012);
  expect(await query(`ALTER SYSTEM START SERVER ${addressOf(3)}`, 1)).toBe(4654);
  expect(await query("select 1", 1)).toEqual([{ 1: 1 }]);

  await runObserver(fleet.home("ob_test", 0));
  await fleet.serving("ob_test", 0);
  expect(await query(STATUSES, 1)).toMatchObject([
    { STATUS: "ACTIVE" },
    { STATUS: "ACTIVE" },
    { STATUS: "ACTIVE" },
    { STATUS: "INACTIVE" },
  ]);
});
