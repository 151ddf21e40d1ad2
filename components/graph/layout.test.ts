import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DagStep } from "./dag";
import { type LayoutEdge, layoutTask, NODE_HEIGHT, type TaskLayout } from "./layout";

/** Any DAG: a step may wait for steps before it, but ids say nothing about that order. */
const steps = fc
  .array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 40 })
  .chain((picks) =>
    fc
      .uniqueArray(fc.integer({ min: 1, max: 10_000 }), {
        minLength: picks.length,
        maxLength: picks.length,
      })
      .map((ids) =>
        picks.map((pick, index) => ({
          id: ids[index] ?? 0,
          upstreams: index === 0 ? [] : pick.map((at) => ids[at % index] ?? 0),
        })),
      ),
  );

const chain = fc
  .uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 60 })
  .map((ids) =>
    ids.map((id, index) => ({ id, upstreams: ids.slice(Math.max(0, index - 1), index) })),
  );

const width = fc.integer({ min: 200, max: 3000 });

function lay(input: readonly DagStep[], paneWidth: number): TaskLayout {
  const layout = layoutTask(input, paneWidth);
  if (!layout) throw new Error("The graph has no cycle but was refused.");
  return layout;
}

const facts = ({ boxes, edges, kind, width: w, height }: TaskLayout) => ({
  boxes: [...boxes].sort(([a], [b]) => a - b),
  edges,
  kind,
  w,
  height,
});

function leadsOn({ boxes, nodeWidth }: TaskLayout, { source, target, way }: LayoutEdge): boolean {
  const from = boxes.get(source);
  const to = boxes.get(target);
  if (!from || !to) return false;
  return way === "along" ? to.x >= from.x + nodeWidth : to.y >= from.y + NODE_HEIGHT;
}

describe("layoutTask", () => {
  it("places every step inside its bounds and lets no two overlap", () => {
    fc.assert(
      fc.property(fc.oneof(steps, chain), width, (input, paneWidth) => {
        const layout = lay(input, paneWidth);
        const boxes = [...layout.boxes.values()];

        expect(boxes).toHaveLength(input.length);
        for (const [index, a] of boxes.entries()) {
          expect(a.x >= 0 && a.x + layout.nodeWidth <= layout.width).toBe(true);
          expect(a.y >= 0 && a.y + NODE_HEIGHT <= layout.height).toBe(true);
          for (const b of boxes.slice(index + 1)) {
            const apart =
              Math.abs(a.x - b.x) > layout.nodeWidth || Math.abs(a.y - b.y) > NODE_HEIGHT;
            expect(apart).toBe(true);
          }
        }
      }),
    );
  });

  it("draws every edge to the right, or down to the next row of a chain", () => {
    fc.assert(
      fc.property(fc.oneof(steps, chain), width, (input, paneWidth) => {
        const layout = lay(input, paneWidth);

        for (const edge of layout.edges) expect(leadsOn(layout, edge)).toBe(true);
      }),
    );
  });

  it("answers the same whatever the order of the steps and of their upstreams", () => {
    const shuffled = fc
      .oneof(steps, chain)
      .chain((input) =>
        fc.tuple(
          fc.constant(input),
          fc.shuffledSubarray(input, { minLength: input.length, maxLength: input.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, width, ([input, permuted], paneWidth) => {
        const turned = permuted.map(({ id, upstreams }) => ({
          id,
          upstreams: upstreams.toReversed(),
        }));

        expect(facts(lay(turned, paneWidth))).toEqual(facts(lay(input, paneWidth)));
      }),
    );
  });

  it("does not move a step when statuses change", () => {
    fc.assert(
      fc.property(
        steps,
        fc.array(fc.constantFrom("PENDING", "READY", "RUNNING", "FAILED"), { minLength: 40 }),
        (input, statuses) => {
          const before = input.map((step) => ({ ...step, status: "PENDING", runTime: 0 }));
          const after = input.map((step, index) => ({
            ...step,
            status: statuses[index],
            runTime: index,
          }));

          expect(facts(lay(after, 900))).toEqual(facts(lay(before, 900)));
        },
      ),
    );
  });

  it("wraps a chain into rows that fit the pane", () => {
    fc.assert(
      fc.property(chain, fc.integer({ min: 520, max: 3000 }), (input, paneWidth) => {
        const layout = lay(input, paneWidth);

        expect(layout.kind).toBe("rows");
        expect(layout.width).toBeLessThanOrEqual(paneWidth);
      }),
    );
  });

  it("shows nine steps in three equal rows beside an open panel", () => {
    const nine = Array.from({ length: 9 }, (_, index) => ({
      id: index + 1,
      upstreams: index === 0 ? [] : [index],
    }));
    const layout = lay(nine, 880);
    const ys = [...layout.boxes.values()].map(({ y }) => y);
    const perRow = [...new Set(ys)].map((y) => ys.filter((other) => other === y).length);

    expect(perRow).toEqual([3, 3, 3]);
    expect(layout.edges.filter(({ way }) => way === "down").map(({ id }) => id)).toEqual([
      "3-4",
      "6-7",
    ]);
  });

  it("stacks a chain on a narrow screen", () => {
    const layout = lay(
      [
        { id: 1, upstreams: [] },
        { id: 2, upstreams: [1] },
      ],
      358,
    );

    expect(layout).toMatchObject({ kind: "stack", nodeWidth: 358, width: 358 });
  });

  it("keeps the steps of each branch of a rolling task on one line", () => {
    const lanes = [10, 20, 30].flatMap((lane) =>
      Array.from({ length: 5 }, (_, at) => ({
        id: lane + at,
        upstreams: [at === 0 ? 1 : lane + at - 1],
      })),
    );
    const layout = lay(
      [{ id: 1, upstreams: [] }, ...lanes, { id: 99, upstreams: [14, 24, 34] }],
      900,
    );

    for (const lane of [10, 20, 30]) {
      const ys = new Set([0, 1, 2, 3, 4].map((at) => layout.boxes.get(lane + at)?.y));
      expect(ys.size).toBe(1);
    }
    expect(layout.boxes.get(99)?.y).toBe(layout.boxes.get(20)?.y);
  });

  it("wraps what is not a chain where one lone step follows another", () => {
    const chainWithFan = [
      ...[1, 2, 3, 4].map((id) => ({ id, upstreams: id > 1 ? [id - 1] : [] })),
      ...[5, 6, 7].map((id) => ({ id, upstreams: [4] })),
      { id: 8, upstreams: [5, 6, 7] },
      ...[9, 10, 11].map((id) => ({ id, upstreams: [id - 1] })),
    ];
    const layout = lay(chainWithFan, 900);

    expect(layout.width).toBeLessThanOrEqual(900);
    expect(layout.edges.filter(({ way }) => way === "down").map(({ id }) => id)).toEqual([
      "3-4",
      "8-9",
    ]);
  });

  it("drops edges to steps it does not know", () => {
    const layout = lay([{ id: 1, upstreams: [7, 1] }], 900);

    expect(layout.edges).toEqual([]);
  });

  it("refuses a graph with a cycle", () => {
    const cycle = [
      { id: 1, upstreams: [2] },
      { id: 2, upstreams: [1] },
    ];

    expect(layoutTask(cycle, 900)).toBeUndefined();
  });
});
