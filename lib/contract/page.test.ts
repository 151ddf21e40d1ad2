import { expect, test } from "vitest";
import { z } from "zod";
import { commaList, PageQuery } from "./page";

const List = commaList(z.enum(["RUNNING", "FAILED"]));

test.each([
  ["RUNNING", ["RUNNING"]],
  ["RUNNING,FAILED", ["RUNNING", "FAILED"]],
  [" RUNNING , FAILED ,", ["RUNNING", "FAILED"]],
  [",", []],
  [undefined, undefined],
])("the list %j is %j", (text, expected) => {
  expect(List.parse(text)).toEqual(expected);
});

test.each(["running", "RUNNING;FAILED", "RUNNING,BROKEN"])("the list %j is none", (text) => {
  expect(List.safeParse(text).success).toBe(false);
});

test.each(["id", "id,asc", "startTime,desc", "name,DESC", "cluster.name,asc", "ob_cluster_id"])(
  "%j is an order, whether the field can be sorted by or not",
  (sort) => {
    expect(PageQuery.parse({ sort })).toEqual({ page: 1, size: 10, sort });
  },
);

test.each(["id;drop", "id,up", "id asc", ",asc", "id,asc,name"])("%j is no order", (sort) => {
  expect(PageQuery.safeParse({ sort }).success).toBe(false);
});
