import type { StepPart } from "./graph-step";

interface Size {
  zones: number;
  /** Of each zone. */
  servers: number;
}

const LANE = [
  "Stop observer process",
  "Start observer process",
  "Wait observer active",
  "Start server",
];

/** For tests: a task in phases, all servers of all zones beside each other, with a barrier between two phases. */
export function columnTask(size: Size): StepPart[] {
  const task = new Builder();
  let last = [task.add("Prepare", [])];
  for (const name of ["Stop observer process", "Start observer process"]) {
    const before = last;
    const phase = zonesOf(size).flatMap(({ zoneName, servers }) =>
      servers.map((serverId) => task.add(name, before, { serverId, zoneName })),
    );
    last = [task.add("Wait node", phase)];
  }
  return task.steps;
}

/** For tests: a task that goes from zone to zone, in each so many servers at once, each through the same four steps. */
export function rollingTask({ atOnce, ...size }: Size & { atOnce: number }): StepPart[] {
  const task = new Builder();
  let last = [task.add("Prepare", [])];
  for (const { zoneName, servers } of zonesOf(size)) {
    for (let from = 0; from < servers.length; from += atOnce) {
      const before = last;
      const ends = servers
        .slice(from, from + atOnce)
        .map((serverId) =>
          LANE.reduce(
            (upstream, name) => [task.add(name, upstream, { serverId, zoneName })],
            before,
          ),
        );
      last = [task.add("Wait node", ends.flat(), { zoneName })];
    }
  }
  return task.steps;
}

const zonesOf = ({ zones, servers }: Size) =>
  Array.from({ length: zones }, (_, zone) => ({
    zoneName: `zone${zone + 1}`,
    servers: Array.from({ length: servers }, (_unused, index) => zone * servers + index + 1),
  }));

class Builder {
  readonly steps: StepPart[] = [];

  add(
    name: string,
    upstreams: readonly number[],
    at?: { zoneName: string; serverId?: number },
  ): number {
    const id = this.steps.length + 1;
    const target = at && {
      ...at,
      name: at.serverId === undefined ? at.zoneName : `10.0.0.${at.serverId}:2882`,
    };
    this.steps.push({
      id,
      name,
      upstreams,
      downstreams: [],
      parallelIdx: -1,
      ...(target ? { target } : {}),
    });
    return id;
  }
}
