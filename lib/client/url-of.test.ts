import { expect, it } from "vitest";
import { urlOf } from "./url-of";

it("fills the segments of a path and escapes them", () => {
  expect(urlOf("/api/v2/ob/clusters/{id}/zones/{zoneName}", { id: 3, zoneName: "z/1" }, {})).toBe(
    "/api/v2/ob/clusters/3/zones/z%2F1",
  );
});

it("leaves out what is not asked for and joins lists with commas", () => {
  const query = { page: 2, name: undefined, status: ["RUNNING", "FAILED"], creator: "" };

  expect(urlOf("/api/v2/tasks/instances", {}, query)).toBe(
    "/api/v2/tasks/instances?page=2&status=RUNNING%2CFAILED",
  );
});
