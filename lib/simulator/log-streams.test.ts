import { expect, test } from "vitest";
import { logStreamsOf } from "./log-streams";

/** `tenant:stream` with the IDs of its members, for zones of so many servers. */
function streams(...serversOfZones: number[]) {
  const zones = serversOfZones.map((_, index) => ({ name: `zone${index + 1}` }));
  const servers = serversOfZones
    .flatMap((count, zone) => Array.from({ length: count }, () => `zone${zone + 1}`))
    .map((zone, index) => ({ id: index + 1, zone }));
  return logStreamsOf(zones, servers).map(
    ({ tenantId, lsId, members }) => `${tenantId}:${lsId} ${members.map(({ id }) => id)}`,
  );
}

test("every stream has one replica in every zone", () => {
  expect(streams(1, 1, 1)).toEqual([
    "1:1 1,2,3",
    "1001:1 1,2,3",
    "1002:1 1,2,3",
    "1002:1001 1,2,3",
  ]);
});

test("a zone of more servers has more streams, on different servers", () => {
  expect(streams(4, 1).slice(3)).toEqual(["1002:1001 1,5", "1002:1002 2,5", "1002:1003 3,5"]);
});
