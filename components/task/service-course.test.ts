import { describe, expect, it } from "vitest";
import { aSubtask } from "@/lib/testing/task-values";
import { serviceCourse } from "./service-course";

const START = Date.parse("2026-01-02T03:00:00Z");
const time = (second: number) => new Date(START + second * 1000).toISOString();
let id = 0;

/** A step that ran from one second to another; without an end it still runs. */
const ran = (
  name: string,
  zoneName: string,
  serverId: number | undefined,
  from?: number,
  to?: number,
) =>
  aSubtask(++id, {
    name,
    status: from === undefined ? "PENDING" : to === undefined ? "RUNNING" : "SUCCESSFUL",
    target: { name: zoneName, zoneName, ...(serverId === undefined ? {} : { serverId }) },
    ...(from === undefined ? {} : { startTime: time(from) }),
    ...(to === undefined ? {} : { finishTime: time(to) }),
  });

const zone = (name: string, servers: number[], at: (number | undefined)[]) => [
  ran("Stop zone", name, undefined, at[0], at[0]),
  ...servers.map((server) => ran("Stop observer process", name, server, at[1], at[1])),
  ...servers.map((server) => ran("Wait observer active", name, server, at[2], at[2])),
  ran("Start zone", name, undefined, at[3], at[3]),
];

describe("servers in service over a task's course", () => {
  it("leave with their zone's stop and are back with its start, one zone after the other", () => {
    const steps = [...zone("zone1", [1, 2], [1, 2, 5, 6]), ...zone("zone2", [3, 4], [7, 8])];
    const { zones, worst } = serviceCourse(steps, START);

    expect(
      zones.map(({ points }) => points.map((point) => [point.atMs - START, point.inService])),
    ).toEqual([
      [
        [0, 2],
        [1000, 0],
        [6000, 2],
      ],
      [
        [0, 2],
        [7000, 0],
      ],
    ]);
    expect(worst).toEqual({
      atMs: START + 1000,
      zone: "zone1",
      inService: 0,
      total: 2,
      all: 2,
      allTotal: 4,
    });
  });

  it("leave one by one where only single servers are stopped", () => {
    const steps = [
      ran("Stop server", "zone1", 1, 1, 2),
      ran("Start server", "zone1", 1, 4, 5),
      ran("Stop server", "zone1", 2, 6, 7),
      ran("Start server", "zone1", 2),
    ];

    expect(serviceCourse(steps, START).worst).toMatchObject({ inService: 1, total: 2, all: 1 });
    expect(serviceCourse(steps, START).zones[0]?.points.at(-1)?.inService).toBe(1);
  });

  it("have all stayed before anything was stopped", () => {
    const { zones, worst } = serviceCourse(zone("zone1", [1, 2], []), START);

    expect(worst).toBeUndefined();
    expect(zones[0]?.points).toEqual([{ atMs: START, inService: 2 }]);
  });
});
