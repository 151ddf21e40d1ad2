import { expect, test } from "vitest";
import { endpoints } from "./endpoints";
import { UNSERVED } from "./unserved";

const shapeOf = ({ method, path }: { method: string; path: string }): string =>
  `${method} ${path.replace(/\{\w+\}/g, "{}")}`;

test("what is said not to be served is not served, and is said once", () => {
  const served = new Set(Object.values(endpoints).map(shapeOf));
  const unserved = UNSERVED.map(shapeOf);
  expect(unserved.filter((call) => served.has(call))).toEqual([]);
  expect(new Set(unserved).size).toBe(unserved.length);
});

test.each(UNSERVED)("$method $path has a method, a path, a purpose and a source", (call) => {
  expect(call.method).toMatch(/^(GET|POST|PUT|PATCH|DELETE)$/);
  expect(call.path).toMatch(/^\/api\/v2(\/([A-Za-z-]+|\{\w+\}))+$/);
  expect(call.does).toMatch(/^[A-Z]/);
  expect(call.source).not.toBe("");
});
