import { describe, expect, it } from "vitest";
import { layoutTask } from "./layout";
import { walk } from "./walk-graph";

function layoutOf(edges: Record<number, number[]>, width: number) {
  const layout = layoutTask(
    Object.entries(edges).map(([id, upstreams]) => ({ id: Number(id), upstreams })),
    width,
  );
  if (!layout) throw new Error("The graph has a cycle.");
  return layout;
}

const chain = { 1: [], 2: [1], 3: [2], 4: [3], 5: [4], 6: [5] };
const diamond = { 1: [], 2: [1], 3: [1], 4: [2, 3] };

describe("walk", () => {
  it("follows the edges of a wrapped chain over the end of a row", () => {
    const layout = layoutOf(chain, 880);

    expect(walk(layout, 3, "ArrowRight")).toBe(4);
    expect(walk(layout, 4, "ArrowLeft")).toBe(3);
    expect(walk(layout, 1, "ArrowDown")).toBe(4);
    expect(walk(layout, 6, "ArrowUp")).toBe(3);
  });

  it("goes up and down between siblings and stops at the edge", () => {
    const layout = layoutOf(diamond, 880);
    const [upper, lower] = [2, 3].toSorted(
      (a, b) => (layout.boxes.get(a)?.y ?? 0) - (layout.boxes.get(b)?.y ?? 0),
    );

    expect(walk(layout, upper ?? 0, "ArrowDown")).toBe(lower);
    expect(walk(layout, upper ?? 0, "ArrowUp")).toBeUndefined();
    expect(walk(layout, 4, "ArrowRight")).toBeUndefined();
  });

  it("finds the first and the last step", () => {
    const layout = layoutOf(diamond, 880);

    expect(walk(layout, 2, "Home")).toBe(1);
    expect(walk(layout, 2, "End")).toBe(4);
  });
});
