import { expect, test } from "vitest";
import { endpoints } from "@/lib/contract/endpoints";
import { UNSERVED } from "@/lib/contract/unserved";
import { findRoute, MethodRefused } from "./find-route";

test.each(Object.entries(endpoints))("%s is found at its own path", (name, { method, path }) => {
  const route = findRoute(method, path.replace(/\{\w+\}/g, "17"));
  expect(route.name).toBe(name);
  expect(Object.values(route.params).every((value) => value === "17")).toBe(true);
});

test("a literal segment is preferred to a parameter", () => {
  expect(findRoute("GET", "/api/v2/tasks/instances").name).toBe("listTasks");
  expect(findRoute("GET", "/api/v2/tasks/9").name).toBe("getTaskByShortPath");
});

test("a parameter is percent-decoded", () => {
  const { params } = findRoute("GET", "/api/v2/ob/clusters/1/zones/z%20%2F1/servers");
  expect(params).toEqual({ id: "1", zoneName: "z /1" });
});

test("HEAD is served where GET is", () => {
  expect(findRoute("HEAD", "/api/v2/ob/clusters").name).toBe("listClusters");
});

test("a method that is not served is refused with those that are", () => {
  expect(() => findRoute("PUT", "/api/v2/iam/users")).toThrow(
    expect.objectContaining({ code: "COM10008", allowed: "GET, HEAD, OPTIONS, POST" }),
  );
  expect(() => findRoute("GET", "/api/v2/iam/login")).toThrow(MethodRefused);
});

test.each(["/api/v2/ob/clusters/%", "/api/v2/ob/clusters/%zz", "/api/v2/tasks/%00", "/api/%ff"])(
  "the malformed path %s is refused",
  (path) => {
    expect(() => findRoute("GET", path)).toThrow(
      expect.objectContaining({ code: "COM10003.encoding" }),
    );
  },
);

test.each([
  "/api",
  "/api/v2",
  "/api/v2/nothing",
  "/api/v2/ob/clusters/",
  "/api/v2/ob/clusters/1/x",
])("nothing is served at %s", (path) => {
  expect(() => findRoute("GET", path)).toThrow(expect.objectContaining({ code: "COM10003.path" }));
});

test.each(UNSERVED)("$method $path is told to be OCP's and not served", ({ method, path }) => {
  const asked = path.replace(/\{\w+\}/g, "17");
  expect(() => findRoute(method, asked)).toThrow(
    expect.objectContaining({ code: "COM10008.unserved", status: 501, params: [method, asked] }),
  );
});

test("what OCP does not serve either is a wrong method, also beside what it does", () => {
  for (const path of ["/api/v2/alarm/alarms", "/api/v2/compute/idcs/1"])
    expect(() => findRoute("PATCH", path)).toThrow(
      expect.objectContaining({ code: "COM10008", allowed: "OPTIONS" }),
    );
  expect(() => findRoute("DELETE", "/api/v2/ob/clusters")).toThrow(
    expect.objectContaining({ code: "COM10008", allowed: "GET, HEAD, OPTIONS" }),
  );
});

test("a word at the place of an id is not taken for an id", () => {
  expect(() => findRoute("GET", "/api/v2/ob/clusters/parameterInfo")).toThrow(
    expect.objectContaining({ code: "COM10008.unserved" }),
  );
});
