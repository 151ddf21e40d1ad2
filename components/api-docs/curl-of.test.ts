import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { curlOf } from "./curl-of";

const start = {
  method: "POST",
  path: "/api/v2/ob/clusters/{id}/servers/{serverId}/start",
  parameters: [],
  body: { reason: "It's back" },
  needsUser: true,
};

/** The words that a shell hands to curl. */
const words = (line: string) =>
  execFileSync("sh", ["-c", line.replace("curl", "printf '%s\\n'")], { encoding: "utf8" })
    .trimEnd()
    .split("\n");

test("a line for the shell asks for the password and sends the body as it is", () => {
  expect(words(curlOf(start, "http://127.0.0.1:3000"))).toEqual([
    ...["-u", "admin", "-X", "POST", "-H", "Content-Type: application/json", "-d"],
    `{"reason":"It's back"}`,
    "http://127.0.0.1:3000/api/v2/ob/clusters/2/servers/10/start",
  ]);
});

test("what anyone may read needs no more than its address", () => {
  const time = { ...start, method: "GET", path: "/api/v2/time", body: undefined, needsUser: false };
  expect(curlOf(time, "https://console.example")).toBe(
    "curl 'https://console.example/api/v2/time'",
  );
});
