import { expect } from "@playwright/test";
import type { Answered } from "./stranger";

const ENVELOPE = ["duration", "server", "status", "successful", "timestamp", "traceId"];

/** ISO 8601 with an offset and at most milliseconds, without zeros at the end of the fraction. */
export const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,2}[1-9])?[+-]\d\d:\d\d$/;

/**
 * Holds an answer to OCP's envelope: its keys, in alphabetical order everywhere, and nothing null. One
 * expectation for all of it: Playwright makes a step of each, and there are thousands of answers.
 */
export function expectEnvelope({ status, headers, json }: Answered): void {
  const refused = status >= 400;
  const own = refused ? ["error"] : "data" in json ? ["data"] : [];
  const rules: Record<string, boolean> = {
    keys: Object.keys(json).join() === [...own, ...ENVELOPE].sort().join(),
    status: json.status === status && json.successful === !refused,
    timestamp: TIME.test(json.timestamp),
    duration: Number.isInteger(json.duration),
    server: json.server !== "",
    type: headers.get("content-type") === "application/json; charset=utf-8",
    trace: status === 429 || headers.get("x-trace-id") === json.traceId,
    code: !refused || typeof json.error?.code === (status === 429 ? "number" : "string"),
  };
  const broken = Object.keys(rules).filter((rule) => !rules[rule]);
  expect([...broken, ...unordered(json, "answer")], JSON.stringify(json)).toEqual([]);
}

/** The places that are null, and the objects whose keys are not in order. */
function unordered(value: unknown, place: string): string[] {
  if (value === null) return [`${place} is null`];
  if (typeof value !== "object") return [];
  const keys = Object.keys(value);
  const isOrdered = Array.isArray(value) || keys.join() === keys.toSorted().join();
  return [
    ...(isOrdered ? [] : [`${place} is not in order`]),
    ...Object.entries(value).flatMap(([key, item]) => unordered(item, `${place}.${key}`)),
  ];
}

/** An object has all of these keys, maybe those behind `?`, and no other: `expectKeys(one, "id name startTime?")`. */
export function expectKeys(object: object, keys: string): void {
  const allowed = keys.split(/\s+/).filter(Boolean);
  const required = allowed.filter((key) => !key.endsWith("?"));
  const names = allowed.map((key) => key.replace("?", ""));
  const have = Object.keys(object);
  expect(
    have.filter((key) => !names.includes(key)),
    "keys that nobody documented",
  ).toEqual([]);
  expect(
    required.filter((key) => !have.includes(key)),
    "keys that are missing",
  ).toEqual([]);
}
