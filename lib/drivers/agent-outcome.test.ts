import { expect, test } from "vitest";
import { passAgentStart, readAgentStatus } from "./agent-outcome";

const result = (exitCode: number, ...said: string[]) => ({
  stdout: [`rc=${exitCode}`, ...said.map((line) => `said=${line}`)].join("\n"),
  stderr: "",
  exitCode: 0,
});

test.each([
  ["as it is", '{"state":"running","ready":true,"pid":1}'],
  ["in an envelope", '{"successful":true,"message":{"state":"running","ready":true},"error":""}'],
  [
    "as text in an envelope",
    '{"successful":true,"message":"{\\"state\\":\\"running\\",\\"ready\\":true}"}',
  ],
])("a status %s is read", (_, line) => {
  const status = readAgentStatus(result(0, "a line of a log", line));
  expect(status).toEqual({ running: true, ready: true, detail: "running, ready" });
});

test("an agent that starts runs but is not ready", () => {
  const status = readAgentStatus(result(0, '{"state":"starting","ready":false}'));
  expect(status).toEqual({ running: true, ready: false, detail: "starting" });
});

test("a stopped agent, a failed command and no answer all mean: it does not run", () => {
  for (const answer of [
    result(0, '{"state":"stopped","ready":true}'),
    result(255, '{"successful":false,"message":"","error":"no daemon"}'),
    result(1),
  ])
    expect(readAgentStatus(answer)).toMatchObject({ running: false, ready: false });
});

test("the reason of a start that failed is the command's own", () => {
  expect(() => passAgentStart(result(255, '{"successful":false,"error":"port taken"}'))).toThrow(
    "The agent did not start: port taken",
  );
  expect(() => passAgentStart(result(0, '{"successful":true}'))).not.toThrow();
});
