import { expect, test } from "vitest";
import { memberNames, readLogStreams } from "./log-streams";

const TENANTS = [{ tenant_id: 1, tenant_name: "sys" }];
const replica = (server: string, more: Record<string, unknown> = {}) => ({
  ...{ tenant_id: 1, ls_id: 1, svr_ip: server, svr_port: 2882, role: "FOLLOWER" },
  ...{ proposal_id: 3, paxos_replica_num: 3, in_sync: "YES" },
  paxos_member_list: "10.0.0.1:2882:17,10.0.0.2:2882:17,10.0.0.3:2882:17",
  ...more,
});

test("the members are the leader's word, and one that reports nothing is not in sync", () => {
  const rows = [
    replica("10.0.0.1", { role: "LEADER" }),
    replica("10.0.0.2", { in_sync: "NO", paxos_member_list: "10.0.0.2:2882:1", proposal_id: 9 }),
  ];
  expect(readLogStreams(rows, TENANTS)).toEqual([
    {
      ...{ tenantId: 1, tenantName: "sys", logStreamId: 1, replicaCount: 3 },
      members: [
        { server: "10.0.0.1:2882", inSync: true, isLeader: true },
        { server: "10.0.0.2:2882", inSync: false, isLeader: false },
        { server: "10.0.0.3:2882", inSync: false, isLeader: false },
      ],
    },
  ]);
});

test("without a leader the newest proposal says who the members are, and nobody leads", () => {
  const rows = [
    replica("10.0.0.1", { paxos_member_list: "10.0.0.1:2882:1", proposal_id: 2 }),
    replica("10.0.0.2", { paxos_member_list: "10.0.0.2:2882:1", proposal_id: 9 }),
  ];
  const [stream] = readLogStreams(rows, []);
  expect(stream).toMatchObject({ tenantName: "tenant 1" });
  expect(stream?.members).toEqual([{ server: "10.0.0.2:2882", inSync: true, isLeader: false }]);
});

test("streams come in the order of tenants and numbers", () => {
  const rows = [replica("a", { tenant_id: 1002, ls_id: 1001 }), replica("a", { tenant_id: 1002 })];
  const ids = readLogStreams([...rows, replica("a")], TENANTS).map((one) => [
    one.tenantId,
    one.logStreamId,
  ]);
  expect(ids).toEqual([
    [1, 1],
    [1002, 1],
    [1002, 1001],
  ]);
});

test("a member list is read with IPv6 and without timestamps, and one that cannot be read is an error", () => {
  expect(memberNames("[fe80::1]:2882:17,10.0.0.1:2882")).toEqual([
    "[fe80::1]:2882",
    "10.0.0.1:2882",
  ]);
  expect(memberNames("")).toEqual([]);
  expect(memberNames("10.0.0.1:2882:1:F")).toEqual(["10.0.0.1:2882"]);
  expect(() => memberNames("nonsense, 10.0.0.1:2882:1")).toThrow("PAXOS_MEMBER_LIST");
});

test("rows of another form are a fault that says which view it was", () => {
  expect(() => readLogStreams([{ tenant_id: "x" }], TENANTS)).toThrow("GV$OB_LOG_STAT");
});
