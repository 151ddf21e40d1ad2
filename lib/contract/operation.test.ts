import { expect, test } from "vitest";
import { restartServer, startServer, stopServer, stopServers, stopZone } from "./operation";

const STOPPED = { force: false, freezeServer: false, type: "STOP_PROCESS" };

test.each([
  ["no body, as OCP's page shows it", undefined, STOPPED],
  ["null", null, STOPPED],
  ["{}", {}, STOPPED],
  ["the body of OCP 4.2", { force: true }, { ...STOPPED, force: true }],
  [
    "the body of OCP 4.3.5",
    { freezeServer: true, type: "STOP_SERVICE" },
    { ...STOPPED, freezeServer: true, type: "STOP_SERVICE" },
  ],
  ["both", { force: false, freezeServer: true }, { ...STOPPED, freezeServer: true }],
  ["nothing in every field", { force: null, freezeServer: null, type: null }, STOPPED],
  ["booleans by name", { force: "true", freezeServer: "false" }, { ...STOPPED, force: true }],
  ["fields of another OCP", { timeout: 30, tenant: { id: 1 } }, STOPPED],
])("a stop understands %s", (_, body, expected) => {
  expect(stopServer.body.parse(body)).toEqual(expected);
  expect(stopZone.body.parse(body)).toEqual(expected);
});

test("a start and a restart take the bodies of every version too", () => {
  for (const body of [undefined, null, {}, { force: false }, { freezeServer: null }])
    expect(startServer.body.parse(body)).toEqual({});
  expect(restartServer.body.parse({ freezeServer: true })).toEqual({
    force: false,
    freezeServer: true,
  });
});

test.each([
  [{ force: "yes" }, "force"],
  [{ force: 1 }, "force"],
  [{ type: "STOP" }, "type"],
  [{ reason: "x".repeat(501) }, "reason"],
])("%j is refused by the name of its field", (body, field) => {
  const { error } = stopServer.body.safeParse(body);
  expect(error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
});

test("a stop of several servers needs to be told which", () => {
  expect(stopServers.body.safeParse({}).success).toBe(false);
  expect(stopServers.body.parse({ serverIds: [1, 2], force: true })).toMatchObject({
    serverIds: [1, 2],
    force: true,
  });
});
