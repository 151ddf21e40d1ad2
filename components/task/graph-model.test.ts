import { describe, expect, it } from "vitest";
import type { Subtask } from "@/lib/contract/task";
import { aSubtask } from "@/lib/testing/task-values";
import { toEdges, toNodes } from "./graph-model";
import { layoutTask } from "./layout";

const label = ({ name, status }: Subtask) => `${name}, ${status}`;

function stateOf(subtasks: Subtask[]) {
  const layout = layoutTask(subtasks, 900);
  if (!layout) throw new Error("The graph has a cycle.");
  return { layout, subtasks, selected: undefined, active: undefined, label };
}

describe("toNodes", () => {
  it("replaces only the node whose subtask changed", () => {
    const state = stateOf([
      aSubtask(1, { status: "RUNNING" }),
      aSubtask(2, { status: "PENDING" }),
      aSubtask(3, { status: "PENDING" }),
    ]);
    const cache = new Map();
    const before = toNodes(state, cache);
    const [, ...others] = state.subtasks;
    const after = toNodes(
      { ...state, subtasks: [aSubtask(1, { status: "SUCCESSFUL" }), ...others] },
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

describe("toEdges", () => {
  it("moves only the edge into a running step", () => {
    const state = stateOf([
      aSubtask(1, { status: "SUCCESSFUL" }),
      aSubtask(2, { status: "RUNNING" }),
      aSubtask(3, { status: "PENDING" }),
    ]);

    expect(toEdges(state, new Map()).map(({ id, animated }) => [id, animated])).toEqual([
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
    const before = toEdges(state, cache);
    const [, , last] = state.subtasks;
    const after = toEdges(
      {
        ...state,
        subtasks: [
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
