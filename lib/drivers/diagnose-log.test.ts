import { expect, test } from "vitest";
import { diagnoseLog } from "./diagnose-log";

const PREFIX = "[2026-11-24 07:41:53.139000] ERROR [PALF] [31052][observer][T0][Y0-1-0-0] [lt=0]";

test.each([
  ["Log out of disk space, clog disk is almost full: ret=-4264", "host.log-disk-full"],
  ["listen port: 2881 for mysql service failed, being occupied", "host.port-taken"],
  ["alloc failed, ret=-4013", "host.out-of-memory"],
  ["CRASH ERROR!!! sig=11, sig_code=1", "host.crashed"],
])("a log that ends in %j is understood", (sentence, hint) => {
  expect(diagnoseLog([`${PREFIX} ${sentence}`])).toEqual({ hint, line: sentence });
});

test("a log of unknown words still gives its last error", () => {
  const tail = [`${PREFIX} first`, `${PREFIX} something strange`, "and a stop"];

  expect(diagnoseLog(tail)).toEqual({ hint: "host.died", line: "something strange" });
});

test("a log without errors says nothing", () => {
  expect(diagnoseLog([])).toEqual({ hint: "host.died", line: undefined });
});
