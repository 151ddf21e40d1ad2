import { expect, test } from "vitest";
import { logHead, logLine } from "./log-line";

const source = { executor: "h:1", traceId: "beef", fence: 7, stepId: "server.start" };

test("a line has OCP's shape, in local time to the millisecond", () => {
  const head = logHead(source, "WARN", new Date(2026, 0, 2, 3, 4, 5, 6));
  expect(head).toBe(
    `2026-01-02 03:04:05.006  WARN  ${process.pid} --- [h:1,beef,7] server.start : `,
  );
});

test("a line without a trace says so, and one that is too long is cut", () => {
  const line = logLine({ ...source, traceId: null }, "x".repeat(9000), "ERROR");
  expect(line).toContain("  ERROR ");
  expect(line).toContain("[h:1,-,7]");
  expect(line.endsWith(`${"x".repeat(10)}\n`)).toBe(true);
  expect(line.length).toBeLessThan(8200);
});
