import { expect, test } from "vitest";
import { StateChange } from "@/lib/contract/state-change";
import { changeWords, taskIn } from "./change-words";

test("every kind of change has words", () => {
  for (const kind of StateChange.shape.kind.options)
    expect(changeWords({ kind, object: "a", before: "b", after: "c" }).key).toBeTruthy();
});

test("what came, went or changed hands is told as that", () => {
  const holder = { kind: "HOLDER", object: "zone1" } as const;
  expect(changeWords({ ...holder, after: "Stop OB zone (4)" }).key).toBe("held");
  expect(changeWords({ ...holder, before: "Stop OB zone (4)" }).key).toBe("freed");
  expect(changeWords({ ...holder, before: "a (1)", after: "b (2)" }).key).toBe("handed");
  const zone = { kind: "ZONE_STATUS", object: "zone1" } as const;
  expect(changeWords({ ...zone, before: "RUNNING", after: "STOPPED" }).key).toBe("zone");
  expect(changeWords({ ...zone, after: "RUNNING" }).key).toBe("zoneAdded");
  expect(changeWords({ ...zone, before: "RUNNING" }).key).toBe("zoneGone");
});

test("a task is told by its name and its id", () => {
  expect(taskIn("Restart OB zone (12)")).toEqual({ name: "Restart OB zone", id: "12" });
  expect(taskIn("something else")).toBeUndefined();
});
