import { describe, expect, it } from "vitest";
import { aSubtask } from "@/lib/testing/task-values";
import { drawGroups } from "./draw-groups";
import { type GraphState, toEdges, toNodes } from "./graph-model";
import type { GraphStep } from "./graph-step";
import { groupSteps } from "./group-steps";
import { layoutTask } from "./layout";
import { rollingTask } from "./step-shapes";

function stateOf(steps: readonly GraphStep[]): GraphState {
  const open = {
    opened: new Set<string>(),
    closed: new Set<string>(),
    drawnOut: new Set<number>(),
  };
  const drawn = drawGroups(groupSteps(steps), open);
  const layout = layoutTask(drawn.items, 900);
  if (!layout) throw new Error("The graph has a cycle.");
  return {
    layout,
    drawn,
    steps,
    selected: undefined,
    active: undefined,
    many: false,
    label: (item) => String(item.id),
  };
}

const edgesOf = (state: GraphState, cache: Parameters<typeof toEdges>[2]) =>
  toEdges(state.layout, toNodes(state, new Map()), cache);

describe("toNodes", () => {
  it("replaces only the node whose subtask changed", () => {
    const state = stateOf([
      aSubtask(1, { status: "RUNNING" }),
      aSubtask(2, { status: "PENDING" }),
      aSubtask(3, { status: "PENDING" }),
    ]);
    const cache = new Map();
    const before = toNodes(state, cache);
    const [, ...others] = state.steps;
    const after = toNodes(
      { ...state, steps: [aSubtask(1, { status: "SUCCESSFUL" }), ...others] },
      cache,
    );

    expect(after[0]).not.toBe(before[0]);
    expect(after[0]?.position).toEqual(before[0]?.position);
    expect(after[1]).toBe(before[1]);
    expect(after[2]).toBe(before[2]);
  });

  it("replaces only the two nodes between which the selection moves", () => {
    const state = stateOf([
      aSubtask(1, { status: "PENDING" }),
      aSubtask(2, { status: "PENDING" }),
      aSubtask(3, { status: "PENDING" }),
    ]);
    const cache = new Map();
    const before = toNodes({ ...state, selected: 1 }, cache);
    const after = toNodes({ ...state, selected: 2 }, cache);

    expect(after.map((node, index) => node === before[index])).toEqual([false, false, true]);
  });

  it("declares the size and the handles of every node, so that unseen ones need not be drawn", () => {
    const [node] = toNodes(
      stateOf([aSubtask(1, { status: "PENDING" }), aSubtask(2, { status: "PENDING" })]),
      new Map(),
    );

    expect(node?.measured).toEqual({ width: node?.width, height: node?.height });
    expect(node?.handles?.length).toBeGreaterThan(0);
  });
});

describe("the node of a closed group", () => {
  const steps = rollingTask({ zones: 1, servers: 3, atOnce: 3 });
  const state = stateOf(steps);
  const inLane = steps.filter(({ target }) => target?.serverId === 2);

  it("is replaced when one of its steps is, and no other node with it", () => {
    const cache = new Map();
    const before = toNodes(state, cache);
    const moved = steps.map((step) =>
      step.id === inLane[1]?.id ? { ...step, status: "RUNNING" as const } : step,
    );
    const after = toNodes({ ...state, steps: moved }, cache);
    const changed = after.filter((node, index) => node !== before[index]);

    expect(changed.map(({ id }) => id)).toEqual([String(inLane[0]?.id)]);
  });

  it("counts what an action that is looked at would do with its steps", () => {
    const marks = new Map(inLane.map(({ id }) => [id, "again" as const]));
    const nodes = toNodes({ ...state, marks }, new Map());

    expect(nodes.flatMap(({ data }) => data.preview)).toEqual([{ mark: "again", count: 4 }]);
  });
});

describe("toEdges", () => {
  it("moves only the edge into a running step", () => {
    const state = stateOf([
      aSubtask(1, { status: "SUCCESSFUL" }),
      aSubtask(2, { status: "RUNNING" }),
      aSubtask(3, { status: "PENDING" }),
    ]);

    expect(edgesOf(state, new Map()).map(({ id, animated }) => [id, animated])).toEqual([
      ["1-2", true],
      ["2-3", false],
    ]);
  });

  it("keeps an edge that looks as before as the same object", () => {
    const state = stateOf([
      aSubtask(1, { status: "RUNNING" }),
      aSubtask(2, { status: "PENDING" }),
      aSubtask(3, { status: "PENDING" }),
    ]);
    const cache = new Map();
    const before = edgesOf(state, cache);
    const [, , last] = state.steps;
    const after = edgesOf(
      {
        ...state,
        steps: [
          aSubtask(1, { status: "SUCCESSFUL" }),
          aSubtask(2, { status: "RUNNING" }),
          last ?? aSubtask(3, { status: "PENDING" }),
        ],
      },
      cache,
    );

    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });
});
