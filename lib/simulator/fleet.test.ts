import { expect, test } from "vitest";
import { freshFleet } from "@/lib/testing/fleet";

test("a fleet starts, serves and stops", async () => {
  const fleet = await freshFleet();
  await fleet.start();
  expect(fleet.file.clusters).toHaveLength(1);
});
