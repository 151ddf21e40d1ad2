import { expect, test } from "vitest";
import { readParameter, readServerRows, readVersion } from "./cluster-queries";

test.each([
  ["5.7.25-OceanBase_CE-v4.2.1.4", { version: "4.2.1.4", edition: "CE" }],
  ["5.7.25-OceanBase-v4.3.5.1", { version: "4.3.5.1", edition: "EE" }],
  ["5.7.25-OceanBase CE-v4.4.0.0 (r1)", { version: "4.4.0.0", edition: "CE" }],
])("the version of %s is read", (text, version) => {
  expect(readVersion([{ version: text }])).toEqual(version);
});

test.each([[[]], [[{ version: "8.0.36" }]], [[{ version: null }]]])(
  "a version in another form is refused: %j",
  (rows) => {
    expect(() => readVersion(rows)).toThrow("unknown form");
  },
);

const row = {
  ...{ id: 1, zone: "zone1", svr_ip: "10.0.0.1", svr_port: 2882, sql_port: "2881" },
  ...{ with_rootserver: "YES", status: "ACTIVE", build_version: null },
  ...{ start_us: "1795502735936000", stop_us: null, block_us: 0 },
};

test("a server's row is read; no time and the time zero are both none", () => {
  expect(readServerRows([row])).toEqual([
    {
      ...{ id: 1, zone: "zone1", ip: "10.0.0.1", rpcPort: 2882, sqlPort: 2881 },
      ...{ withRootserver: true, status: "ACTIVE", buildVersion: "" },
      ...{ startServiceTimeUs: 1_795_502_735_936_000 },
      ...{ stopTimeUs: undefined, blockMigrateInTimeUs: undefined },
    },
  ]);
});

test("a row that lacks a column is refused with the column's name", () => {
  const { status, ...rest } = row;
  expect(status).toBe("ACTIVE");
  expect(() => readServerRows([rest])).toThrow("DBA_OB_SERVERS (0.status)");
});

test("a parameter is found by its whole name", () => {
  const rows = [
    { name: "cluster_id", value: "7" },
    { name: "cluster", value: "ob_test" },
  ];
  expect(readParameter("cluster", rows)).toBe("ob_test");
  expect(() => readParameter("zone", rows)).toThrow("parameter zone");
});

test("a cluster in which no server tells its parameters yet is not ready, and may be asked again", () => {
  expect(() => readParameter("cluster", [])).toThrow(
    expect.objectContaining({ kind: "not_ready", retryable: true }),
  );
});
