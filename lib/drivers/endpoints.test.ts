import fc from "fast-check";
import { expect, test } from "vitest";
import { learnEndpoints, orderEndpoints } from "./endpoints";

const at = (last: number) => ({ ip: `10.0.0.${last}`, rpcPort: 2882, sqlPort: 2881 });
const all = [at(1), at(2), at(3)];

test("the server being worked on is asked last, even when it answered last time", () => {
  expect(orderEndpoints(all, at(1), undefined)).toEqual([at(2), at(3), at(1)]);
  expect(orderEndpoints(all, at(1), at(1))).toEqual([at(2), at(3), at(1)]);
});

test("the server that answered last time is asked first", () => {
  expect(orderEndpoints(all, at(1), at(3))).toEqual([at(3), at(2), at(1)]);
  expect(orderEndpoints(all, undefined, at(2))).toEqual([at(2), at(1), at(3)]);
});

test("every server is asked once, whichever is last or was good", () => {
  const some = fc.option(fc.integer({ min: 1, max: 9 }).map(at), { nil: undefined });
  const list = fc.uniqueArray(fc.integer({ min: 1, max: 9 })).map((ids) => ids.map(at));
  fc.assert(
    fc.property(list, some, some, (known, last, good) => {
      const order = orderEndpoints(known, last, good);
      expect(new Set(order)).toEqual(new Set(known));
      expect(order).toHaveLength(known.length);
    }),
  );
});

test("servers that the cluster lists are learned once", () => {
  const row = {
    ...{ id: 4, zone: "zone1", withRootserver: false, status: "ACTIVE", buildVersion: "" },
    ...{ startServiceTimeUs: 1, stopTimeUs: undefined, blockMigrateInTimeUs: undefined },
  };
  const rows = [
    { ...row, ...at(1) },
    { ...row, ...at(4) },
  ];
  expect(learnEndpoints(all, rows)).toEqual([...all, at(4)]);
});
