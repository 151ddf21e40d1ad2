import { expect, test } from "vitest";
import { limitsOf, objectsIn, typeOf } from "./schema";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const cluster = { type: "object", properties: { id: { type: "integer" } } };

test("a type is told in the words of a programmer", () => {
  expect(typeOf(ref("Cluster"))).toBe("Cluster");
  expect(typeOf({ type: "array", items: ref("Server") })).toBe("Server[]");
  expect(typeOf({ type: "array", items: { enum: ["A", "B"] } })).toBe('("A" | "B")[]');
  expect(typeOf({ type: "string", format: "date-time" })).toBe("date-time");
  expect(typeOf({ type: "object", additionalProperties: { type: "integer" } })).toBe(
    "{ [name]: integer }",
  );
  expect(typeOf({})).toBe("any");
});

test("what is inside is found through names, lists and choices", () => {
  const list = { type: "array", items: { anyOf: [ref("Cluster"), { type: "string" }] } };
  expect(objectsIn(list, { Cluster: cluster })).toEqual([cluster]);
  expect(objectsIn({ type: "string" }, {})).toEqual([]);
});

test("limits and what is taken when nothing is said are shown as signs", () => {
  expect(limitsOf({ type: "integer", default: 10, minimum: 1, maximum: 2000 })).toEqual([
    ...["= 10", "≥ 1", "≤ 2000"],
  ]);
});
