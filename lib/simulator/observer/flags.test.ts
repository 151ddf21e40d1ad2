import { expect, test } from "vitest";
import { readFlags } from "./flags";

test("ports are read glued or apart, other known flags are passed over", () => {
  expect(readFlags(["-p2881", "-P", "2882", "-z", "zone1", "-o", "a=1,b=2"])).toEqual({
    kind: "run",
    sqlPort: 2881,
    rpcPort: 2882,
  });
  expect(readFlags([])).toEqual({ kind: "run", sqlPort: undefined, rpcPort: undefined });
});

test.each([[["--help"]], [["-p"]], [["-p", "80"]], [["-p", "x"]], [["-X", "1"]], [["start"]]])(
  "%j is not a command line of an observer",
  (words) => {
    expect(readFlags(words).kind).toBe("wrong");
  },
);
