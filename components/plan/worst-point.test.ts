import { expect, test } from "vitest";
import { hasCourse, worstPoint } from "./worst-point";

const zone = (name: string) => ({ name, total: 2, before: 2, worst: 0, after: 2 });
const ROLLING = {
  zones: [zone("z1"), zone("z2")],
  course: [
    { zones: { z1: 2, z2: 2 }, servers: 4 },
    { zones: { z1: 0, z2: 2 }, servers: 2, atMs: 5000 },
    { zones: { z1: 2, z2: 2 }, servers: 4, atMs: 60_000 },
    { zones: { z1: 2, z2: 0 }, servers: 2, atMs: 65_000 },
    { zones: { z1: 2, z2: 2 }, servers: 4, atMs: 120_000 },
  ],
  lost: [],
};

test("the worst point is the first at which the fewest serve, with the zones that are short then", () => {
  expect(worstPoint(ROLLING)).toEqual({
    servers: 2,
    total: 4,
    atMs: 5000,
    zones: [{ name: "z1", count: 0, total: 2 }],
  });
});

test("a plan that only starts something has no worst point and no course", () => {
  const start = { ...ROLLING, course: ROLLING.course.slice(1, 3) };
  expect(worstPoint(start)).toBeUndefined();
  expect(hasCourse(start)).toBe(false);
});

test("a plan in which one zone follows another has a course", () => {
  expect(hasCourse(ROLLING)).toBe(true);
});
