import { expect, test } from "vitest";
import { findEndpoints } from "./find-endpoints";

const entry = (id: string, method: string, path: string, summary: string) => ({
  ...{ id, method, path, summary, tag: "Operations" },
  ...{ isAddition: false, isDeprecated: false },
});
const entries = [
  entry("startServer", "POST", "/api/v2/ob/clusters/{id}/servers/{serverId}/start", "Start one"),
  entry("stopServer", "POST", "/api/v2/ob/clusters/{id}/servers/{serverId}/stop", "Stop one"),
  entry("getTime", "GET", "/api/v2/time", "The clock"),
];

test("every word counts, wherever it is and in whatever case", () => {
  const found = (text: string) => findEndpoints(entries, text).map(({ id }) => id);
  expect(found("")).toEqual(["startServer", "stopServer", "getTime"]);
  expect(found("post SERVERID stop")).toEqual(["stopServer"]);
  expect(found("clock")).toEqual(["getTime"]);
  expect(found("start time")).toEqual([]);
});
