import { expect, test } from "vitest";
import { HINTS } from "@/lib/contract/hint";
import { knownCodes, verdictOn } from "./errno";
import { sqlError } from "./sql-error";

const ENDPOINT = { ip: "10.0.0.1", rpcPort: 2882, sqlPort: 2881 };
const answered = (errno: number) => sqlError(ENDPOINT, { errno, message: "text" }, "statement");

test("every number has a hint that exists", () => {
  expect(knownCodes().length).toBeGreaterThan(40);
  for (const code of knownCodes()) expect(HINTS).toHaveProperty([verdictOn(code).hint]);
});

test.each([8001, 8002, 1049, 5150, 5157, 4023, 5627, 6002, 4013, 4637, 4663])(
  "%d passes by itself: retryable, and nothing was done",
  (errno) => {
    expect(answered(errno)).toMatchObject({ retryable: true, outcome: "not_done", errno });
  },
);

test.each([4038, 4638, 4550, 4654, 4209, 4722])("%d waits for a leader", (errno) => {
  expect(verdictOn(errno)).toMatchObject({ electing: true, retryable: true, elsewhere: true });
});

test.each([4012, 4016, 4121, 4122, 4124, 4265, 4784])(
  "after %d a statement may have been done",
  (errno) => {
    expect(answered(errno)).toMatchObject({ retryable: true, outcome: "unknown" });
  },
);

test.each([1045, 4043])("%d is final at the first server", (errno) => {
  expect(verdictOn(errno)).toMatchObject({ kind: "denied", retryable: false, elsewhere: false });
});

test.each([
  [4179, "sql.not-allowed"],
  [4630, "sql.not-in-list"],
  [4631, "sql.zone-mismatch"],
  [4660, "sql.other-zone-stopped"],
  [1142, "sql.privilege"],
  [1227, "sql.privilege"],
  [1064, "sql.bug"],
  [1146, "sql.bug"],
  [9999, "sql.refused"],
])("%d is final, with the hint %s", (errno, hint) => {
  expect(answered(errno)).toMatchObject({ retryable: false, hint, errno });
});

test("a lost connection leaves a statement unknown, and a sign-in not done", () => {
  for (const code of ["PROTOCOL_CONNECTION_LOST", "ECONNRESET", "PROTOCOL_SEQUENCE_TIMEOUT"]) {
    expect(sqlError(ENDPOINT, { code }, "statement").outcome).toBe("unknown");
    expect(sqlError(ENDPOINT, { code }, "sign-in").outcome).toBe("not_done");
  }
});

test("a refused connection is told apart from the operating system's negative number", () => {
  const error = sqlError(ENDPOINT, { errno: -111, code: "ECONNREFUSED" }, "sign-in");
  expect(error).toMatchObject({ kind: "unreachable", errno: undefined, retryable: true });
  expect(error.message).toBe("10.0.0.1:2881 refused the connection");
});
