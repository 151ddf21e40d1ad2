import { describe, expect, it } from "vitest";
import { layoutTask, type TaskLayout } from "./layout";
import { afterResize, centermost, filled, firstView, fitAll, reveal } from "./viewport";

const pane = { width: 900, height: 500 };

function fanOut(count: number): TaskLayout {
  const branches = Array.from({ length: count }, (_, index) => ({ id: index + 2, upstreams: [1] }));
  const layout = layoutTask([{ id: 1, upstreams: [] }, ...branches], pane.width);
  if (!layout) throw new Error("The graph has a cycle.");
  return layout;
}

describe("firstView", () => {
  it("shows a small graph whole, at its own size, in the middle", () => {
    const layout = fanOut(3);
    const view = firstView(layout, pane, 1);

    expect(view.zoom).toBe(1);
    expect(view.x).toBe((pane.width - layout.width) / 2);
  });

  it("shows a large graph readable around the step that matters", () => {
    const layout = fanOut(60);
    const box = layout.boxes.get(40);
    const view = firstView(layout, pane, 40);

    expect(view.zoom).toBe(1);
    expect((box?.y ?? 0) + view.y).toBeGreaterThan(0);
    expect((box?.y ?? 0) + view.y).toBeLessThan(pane.height);
  });
});

describe("afterResize", () => {
  it("keeps a graph whole that was seen whole, and leaves it alone where it still is", () => {
    const layout = fanOut(3);
    const wide = { width: 1400, height: 500 };
    const now = fitAll(layout, wide, 0.1);
    const moved = afterResize(layout, 2, wide, { width: 700, height: 500 }, now);

    expect(moved?.zoom).toBe(now.zoom);
    expect(moved?.x).toBeLessThan(now.x);
    expect(afterResize(layout, 2, wide, { width: 1500, height: 500 }, now)).toBeUndefined();
  });

  it("keeps the selected step of a large graph in view", () => {
    const layout = fanOut(60);
    const now = { x: 0, y: -200, zoom: 1 };

    expect(afterResize(layout, 1, pane, { width: 400, height: 300 }, now)).toBeDefined();
    expect(afterResize(layout, undefined, pane, { width: 400, height: 300 }, now)).toBeUndefined();
  });
});

describe("what of a graph changed by itself", () => {
  it("leaves a graph that fits in the middle and fills the pane with a larger one", () => {
    const small = fanOut(3);
    const large = fanOut(60);

    expect(filled(small, pane, { x: -500, y: 900, zoom: 1 }).x).toBe(
      (pane.width - small.width) / 2,
    );
    expect(filled(large, pane, { x: 0, y: 5000, zoom: 1 }).y).toBeLessThan(pane.height / 2);
  });

  it("is told from the node in the middle", () => {
    const layout = fanOut(60);
    const box = layout.boxes.get(40);

    expect(box && centermost(layout, pane, firstView(layout, pane, 40))).toBe(40);
  });
});

describe("reveal", () => {
  it("does not move a view in which the step is already seen", () => {
    const layout = fanOut(3);

    expect(reveal(layout, 2, pane, fitAll(layout, pane, 0.1))).toBeUndefined();
  });

  it("brings a step into view and keeps the zoom", () => {
    const layout = fanOut(60);
    const view = reveal(layout, 61, pane, { x: 0, y: 0, zoom: 0.8 });
    const box = layout.boxes.get(61);

    expect(view?.zoom).toBe(0.8);
    expect((box?.y ?? 0) * 0.8 + (view?.y ?? 0)).toBeLessThan(pane.height);
  });
});
