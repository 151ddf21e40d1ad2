import fc from "fast-check";
import { expect, test } from "vitest";
import { HINTS } from "@/lib/contract/hint";
import type { HostProbe } from "./host";
import { preflight } from "./preflight";

const PLACE = { home: "/home/admin/oceanbase", ip: "10.0.0.1", sqlPort: 2881, rpcPort: 2882 };

const HEALTHY: HostProbe = {
  bootId: "boot",
  uid: 500,
  homeExists: true,
  etcOwnerUid: 500,
  hasBinary: true,
  hasConfig: true,
  pidFilePid: undefined,
  lockPid: undefined,
  observers: [],
  listeners: { sql: undefined, rpc: undefined },
  limits: { openFiles: 655_350, processes: Number.POSITIVE_INFINITY },
  memoryAvailableKb: 8 * 1024 * 1024,
  homeFreeKb: 50 * 1024 * 1024,
  homeReadOnly: false,
};
const observer = { bootId: "boot", pid: 40, startTicks: "9" };
const stranger = { inode: "1", pid: 77, exe: "/usr/bin/nginx" };

const ofLevel = (level: string, facts: Partial<HostProbe>) =>
  preflight(PLACE, { ...HEALTHY, ...facts }).filter((check) => check.level === level);

test("a healthy host passes every check", () => {
  const checks = preflight(PLACE, HEALTHY);
  expect(checks.filter(({ level }) => level !== "ok")).toEqual([]);
  expect(checks.length).toBeGreaterThan(8);
});

test.each<[string, Partial<HostProbe>, string]>([
  ["home", { homeExists: false }, "host.no-home"],
  ["binary", { hasBinary: false }, "host.no-binary"],
  ["config", { hasConfig: false }, "host.no-config"],
  ["user", { uid: 0 }, "host.wrong-user"],
  ["sql-port", { listeners: { sql: stranger, rpc: undefined } }, "host.port-taken"],
  ["rpc-port", { listeners: { sql: undefined, rpc: stranger } }, "host.port-taken"],
  ["process", { observers: [observer, { ...observer, pid: 41 }] }, "host.two-observers"],
  ["process", { lockPid: 77 }, "host.lock-held"],
  ["disk", { homeFreeKb: 1024 * 1024 - 1 }, "host.disk-full"],
  ["writable", { homeReadOnly: true }, "host.disk-full"],
])("the check %s alone blocks %o", (id, facts, hint) => {
  expect(ofLevel("block", facts)).toMatchObject([{ id, hint }]);
});

test.each<[string, Partial<HostProbe>]>([
  ["open-files", { limits: { ...HEALTHY.limits, openFiles: 19_999 } }],
  ["processes", { limits: { ...HEALTHY.limits, processes: 4095 } }],
  ["memory", { memoryAvailableKb: 3 * 1024 * 1024 - 1 }],
])("a low limit (%s) warns and does not block", (id, facts) => {
  expect(ofLevel("warn", facts)).toMatchObject([{ id, hint: "host.limits" }]);
  expect(ofLevel("block", facts)).toEqual([]);
});

test("who has taken a port is named by pid and program", () => {
  const [check] = ofLevel("block", { listeners: { sql: stranger, rpc: undefined } });
  expect(check?.found).toBe("2881 is taken by pid 77 (/usr/bin/nginx)");
});

test("a running observer's own ports and directories are not in its way", () => {
  const own = { inode: "2", pid: 40, exe: "/home/admin/oceanbase/bin/observer" };
  const facts = { observers: [observer], lockPid: 40, listeners: { sql: own, rpc: own } };
  expect(ofLevel("block", { ...facts, homeFreeKb: 0, hasConfig: false })).toEqual([]);
});

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const anyListener = maybe(
  fc.record({ inode: fc.nat().map(String), pid: maybe(fc.nat()), exe: maybe(fc.string()) }),
);
const anyProbe: fc.Arbitrary<HostProbe> = fc.record({
  bootId: fc.uuid(),
  uid: fc.nat(3),
  homeExists: fc.boolean(),
  etcOwnerUid: maybe(fc.nat(3)),
  hasBinary: fc.boolean(),
  hasConfig: fc.boolean(),
  pidFilePid: maybe(fc.nat()),
  lockPid: maybe(fc.nat()),
  observers: fc.array(
    fc.record({ bootId: fc.uuid(), pid: fc.nat(), startTicks: fc.nat().map(String) }),
    { maxLength: 3 },
  ),
  listeners: fc.record({ sql: anyListener, rpc: anyListener }),
  limits: fc.record({ openFiles: fc.nat(), processes: fc.nat() }),
  memoryAvailableKb: maybe(fc.nat()),
  homeFreeKb: maybe(fc.nat()),
  homeReadOnly: fc.boolean(),
});

test("for any probe: the most serious first, a hint for each that does not pass, none named twice", () => {
  fc.assert(
    fc.property(anyProbe, (probe) => {
      const checks = preflight(PLACE, probe);
      const order = checks.map(({ level }) => ["block", "warn", "ok"].indexOf(level));
      expect(order).toEqual([...order].sort());
      for (const { level, hint } of checks) expect(hint === undefined).toBe(level === "ok");
      for (const { hint } of checks) if (hint) expect(HINTS).toHaveProperty([hint]);
      expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
    }),
  );
});

test("for any probe: what the pid file says changes nothing", () => {
  fc.assert(
    fc.property(anyProbe, maybe(fc.nat()), (probe, pidFilePid) => {
      expect(preflight(PLACE, { ...probe, pidFilePid })).toEqual(preflight(PLACE, probe));
    }),
  );
});
