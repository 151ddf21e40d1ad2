import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toDag } from "./dag";
import { type Drawn, drawGroups, type OpenGroups } from "./draw-groups";
import type { StepPart } from "./graph-step";
import { groupSteps } from "./group-steps";
import { columnTask, rollingTask } from "./step-shapes";

const none: OpenGroups = { opened: new Set(), closed: new Set(), drawnOut: new Set() };

/** Any DAG on some servers of two zones, with few names, so that much of it looks alike. */
const anyTask = fc
  .array(
    fc.record({
      server: fc.option(fc.nat({ max: 5 }), { nil: undefined }),
      name: fc.constantFrom("stop", "start", "wait"),
      upstreams: fc.array(fc.nat(), { maxLength: 3 }),
      id: fc.integer({ min: 1, max: 100_000 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((picks) => {
    const seen = new Set<number>();
    const kept = picks.filter(({ id }) => !seen.has(id) && seen.add(id));
    return kept.map(({ id, name, server, upstreams }, index): StepPart => {
      const zoneName = `zone${(server ?? index) % 2}`;
      const target = { name: `s${server}`, zoneName };
      return {
        id,
        name,
        parallelIdx: -1,
        downstreams: [],
        upstreams: index === 0 ? [] : upstreams.map((at) => kept[at % index]?.id ?? 0),
        ...(server === undefined ? {} : { target: { ...target, serverId: server } }),
      };
    });
  });

const shaped = fc
  .record({
    zones: fc.integer({ min: 1, max: 3 }),
    servers: fc.integer({ min: 1, max: 6 }),
    atOnce: fc.integer({ min: 1, max: 4 }),
    rolling: fc.boolean(),
  })
  .map(({ rolling, ...size }) => (rolling ? rollingTask(size) : columnTask(size)));

const task = fc.oneof(anyTask, shaped);

/** A task, some of its groups open, some closed by hand, and some steps drawn out. */
const opened = task.chain((steps) => {
  const grouping = groupSteps(steps, 3);
  const keys = grouping.groups.map(({ key }) => key);
  const some = <T>(of: readonly T[]) => fc.subarray([...of]).map((chosen) => new Set(chosen));
  return fc
    .record({
      opened: some(keys),
      closed: some(keys),
      drawnOut: some(steps.map(({ id }) => id)),
    })
    .map((open) => ({ steps, drawn: drawGroups(grouping, open) }));
});

const shape = ({ items }: Drawn) =>
  items.map(({ group, stepIds }) => [group?.kind, stepIds.length]);

describe("a task's graph with groups", () => {
  it("has every step in exactly one node, whatever is open", () => {
    fc.assert(
      fc.property(opened, ({ steps, drawn }) => {
        const ids = drawn.items.flatMap(({ stepIds }) => stepIds);

        expect(ids.toSorted()).toEqual(steps.map(({ id }) => id).toSorted());
        for (const { id } of steps) expect(drawn.itemOf.get(id)?.stepIds).toContain(id);
      }),
    );
  });

  it("has an edge between two nodes exactly where one of their steps waits for another, and only one", () => {
    fc.assert(
      fc.property(opened, ({ steps, drawn }) => {
        const crossing = new Set<string>();
        for (const { id, upstreams } of steps)
          for (const upstream of upstreams) {
            const [from, to] = [drawn.itemOf.get(upstream)?.id, drawn.itemOf.get(id)?.id];
            if (from !== to) crossing.add(`${from}-${to}`);
          }
        const edges = drawn.items.flatMap(({ id, upstreams }) =>
          upstreams.map((upstream) => `${upstream}-${id}`),
        );

        expect(edges.toSorted()).toEqual([...crossing].toSorted());
      }),
    );
  });

  it("never has a cycle, whatever is open", () => {
    fc.assert(
      fc.property(opened, ({ drawn }) => {
        expect(toDag(drawn.items).cyclic).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("shows a step that is drawn out by itself, unless its group was closed by hand", () => {
    fc.assert(
      fc.property(shaped, fc.nat(), (steps, at) => {
        const id = steps[at % steps.length]?.id ?? 0;
        const grouping = groupSteps(steps, 3);
        const drawn = drawGroups(grouping, { ...none, drawnOut: new Set([id]) });

        expect(drawn.itemOf.get(id)?.stepIds).toEqual([id]);
      }),
    );
  });

  it("is the same whatever the order of the steps", () => {
    fc.assert(
      fc.property(task, (steps) => {
        const draw = (some: readonly StepPart[]) => drawGroups(groupSteps(some, 3), none).items;

        expect(draw(steps.toReversed())).toEqual(draw(steps));
      }),
    );
  });
});

describe("what is one node at first", () => {
  it("is a phase over the servers of a zone where barriers separate the phases", () => {
    const drawn = drawGroups(groupSteps(columnTask({ zones: 1, servers: 3 })), none);

    expect(shape(drawn)).toEqual([
      [undefined, 1],
      ["column", 3],
      [undefined, 1],
      ["column", 3],
      [undefined, 1],
    ]);
  });

  it("is a server where its steps follow each other, and zones stay in order", () => {
    const drawn = drawGroups(groupSteps(rollingTask({ zones: 2, servers: 2, atOnce: 2 })), none);

    expect(shape(drawn)).toEqual([
      [undefined, 1],
      ["lane", 4],
      ["lane", 4],
      [undefined, 1],
      ["lane", 4],
      ["lane", 4],
      [undefined, 1],
    ]);
  });

  it("is a zone with more than 24 servers, as a whole", () => {
    const side = drawGroups(groupSteps(rollingTask({ zones: 3, servers: 200, atOnce: 200 })), none);
    const batched = drawGroups(
      groupSteps(rollingTask({ zones: 3, servers: 200, atOnce: 5 })),
      none,
    );

    expect(side.items.filter(({ group }) => group?.kind === "lanes")).toHaveLength(3);
    expect(side.items.length).toBe(7);
    expect(batched.items.filter(({ group }) => group?.kind === "zone")).toHaveLength(3);
    expect(batched.items.length).toBeLessThan(10);
  });

  it("is every step of a task on one server", () => {
    const steps = rollingTask({ zones: 1, servers: 1, atOnce: 1 });

    expect(drawGroups(groupSteps(steps), none).items).toHaveLength(steps.length);
  });

  it("leaves a failed server of 200 alone with its steps and the others together", () => {
    const steps = rollingTask({ zones: 1, servers: 200, atOnce: 200 });
    const failed = steps.find(({ target }) => target?.serverId === 77)?.id ?? 0;
    const drawn = drawGroups(groupSteps(steps), { ...none, drawnOut: new Set([failed]) });

    expect(shape(drawn)).toContainEqual(["lanes", 199 * 4]);
    expect(drawn.items).toHaveLength(2 + 1 + 4);
  });
});
