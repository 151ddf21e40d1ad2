import { expect } from "@playwright/test";
import type { Answered } from "./stranger";

const ENVELOPE = ["duration", "server", "status", "successful", "timestamp", "traceId"];

/** ISO 8601 with an offset and at most milliseconds, without zeros at the end of the fraction. */
export const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,2}[1-9])?[+-]\d\d:\d\d$/;

/** Holds an answer to OCP's envelope: its keys, in alphabetical order everywhere, and nothing null. */
export function expectEnvelope({ status, headers, json }: Answered): void {
  const refused = status >= 400;
  const own = refused ? ["error"] : "data" in json ? ["data"] : [];
  expect(Object.keys(json)).toEqual([...own, ...ENVELOPE].sort());
  expect(json).toMatchObject({ status, successful: !refused });
  expect(json.timestamp).toMatch(TIME);
  expect(Number.isInteger(json.duration)).toBe(true);
  expect(json.server).not.toBe("");
  expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
  if (status !== 429) expect(headers.get("x-trace-id")).toBe(json.traceId);
  if (refused) expect(typeof json.error.code).toBe(status === 429 ? "number" : "string");
  expectOrdered(json, "answer");
}

function expectOrdered(value: unknown, place: string): void {
  expect(value, place).not.toBeNull();
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) expect(Object.keys(value), place).toEqual(Object.keys(value).sort());
  for (const [key, item] of Object.entries(value)) expectOrdered(item, `${place}.${key}`);
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
