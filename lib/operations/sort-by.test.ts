import { asc, desc } from "drizzle-orm";
import { expect, test } from "vitest";
import { cluster } from "@/lib/store/fleet-tables";
import { sortBy } from "./sort-by";

const { id, name } = cluster;
const sorted = (sort?: string) => sortBy(sort, { id, name }, id, desc(id));

test("without a wish the order is the fallback", () => {
  expect(sorted()).toEqual([desc(id)]);
});

test.each(["name", "name,asc", "name,ASC"])("%s goes up, equals by their id", (sort) => {
  expect(sorted(sort)).toEqual([asc(name), asc(id)]);
});

test.each(["name,desc", "name,DESC"])("%s goes down", (sort) => {
  expect(sorted(sort)).toEqual([desc(name), desc(id)]);
});

test.each(["color", "toString", "cluster.name,asc", "Name"])(
  "%s cannot be sorted by, and what can is named",
  (sort) => {
    expect(() => sorted(sort)).toThrow(
      expect.objectContaining({ code: "COM10011", params: [sort.split(",")[0], "id, name"] }),
    );
  },
);
