import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrange, hasStructure, structureOf } from "./structure";

const steps = [
  { id: 1, name: "last", upstreams: [9], downstreams: [], parallelIdx: -1 },
  { id: 5, name: "first", upstreams: [], downstreams: [9], parallelIdx: -1 },
  { id: 9, name: "middle", upstreams: [5], downstreams: [1], parallelIdx: -1 },
];

describe("a task's structure", () => {
  it("is the same for any order of the steps and puts them in reading order", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(steps, { minLength: 3, maxLength: 3 }), (shuffled) => {
        const structure = structureOf(steps);

        expect(hasStructure(structure, shuffled)).toBe(true);
        expect(arrange(structure, shuffled).map(({ name }) => name)).toEqual([
          "first",
          "middle",
          "last",
        ]);
      }),
    );
  });

  it("is another one when an edge or a step is", () => {
    const [last, ...others] = steps;
    if (!last) throw new Error("There are steps.");

    expect(hasStructure(structureOf(steps), others)).toBe(false);
    expect(hasStructure(structureOf(steps), [{ ...last, upstreams: [5] }, ...others])).toBe(false);
  });

  it("says when steps wait for each other in a circle", () => {
    const circle = [
      { id: 1, name: "a", upstreams: [2], downstreams: [2], parallelIdx: -1 },
      { id: 2, name: "b", upstreams: [1], downstreams: [1], parallelIdx: -1 },
    ];

    expect(structureOf(circle).cyclic).toBe(true);
    expect(structureOf(steps).cyclic).toBe(false);
  });
});
