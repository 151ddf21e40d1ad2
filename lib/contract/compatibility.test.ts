import { join } from "node:path";
import { expect, test } from "vitest";
import { compatibilityPage, takenBy } from "@/lib/testing/compatibility";
import type { Endpoint } from "./endpoint";
import { type EndpointName, endpoints } from "./endpoints";
import { OCP_CALLS } from "./ocp-calls";
import { OCP_OBJECTS } from "./ocp-objects";

const PAGE = join(import.meta.dirname, "../../docs/ocp-compatibility.md");

const wordsOf = (texts: readonly (string | undefined)[]): string[] =>
  texts.flatMap((text) => text?.split(" ") ?? []);

const calls = Object.entries(OCP_CALLS) as [EndpointName, (typeof OCP_CALLS)[EndpointName]][];

test("every endpoint is an addition or has its place in OCP", () => {
  const ocps = Object.entries<Endpoint>(endpoints).filter(([, { extension }]) => !extension);
  expect(ocps.map(([name]) => name).sort()).toEqual(Object.keys(OCP_CALLS).sort());
});

test.each(calls)("%s takes what is said of it, and no more", (name, call) => {
  const { takes, absent = {}, added = {} } = call ?? {};
  const same = wordsOf([takes]).filter((one) => !(one in absent));
  expect([...same, ...Object.keys(added)].sort()).toEqual(takenBy(endpoints[name]).sort());
  expect(wordsOf([takes])).toEqual(expect.arrayContaining(Object.keys(absent)));
});

test.each(calls)("%s answers an object that is described", (_, call) => {
  if (call?.answers !== undefined) expect(Object.keys(OCP_OBJECTS)).toContain(call.answers);
});

test.each(Object.entries(OCP_OBJECTS))("%s has what is said of it, and no more", (_, object) => {
  const ocps = wordsOf(Object.values(object.fields));
  expect(new Set(ocps).size).toBe(ocps.length);
  const same = ocps.filter((name) => !(name in object.absent));
  const own = Object.keys(object.schema.shape);
  expect([...same, ...Object.keys(object.added)].sort()).toEqual(own.sort());
  expect(ocps).toEqual(expect.arrayContaining(Object.keys(object.absent)));
  expect(own).toEqual(expect.arrayContaining(Object.keys(object.remarks ?? {})));
});

test("docs/ocp-compatibility.md is what is declared", async () => {
  await expect(compatibilityPage()).toMatchFileSnapshot(PAGE);
});
