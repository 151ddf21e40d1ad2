import { expect, it } from "vitest";
import { CallError } from "@/lib/client/call-error";
import { Failure } from "@/lib/contract/failure";
import { holderIn } from "./holder-in";

const held = new Failure("OBE19012", ["10.0.0.1:2882", 111_125, "Start OB server"]);

it.each(["en", "zh"] as const)("finds the holder in the console's own sentence (%s)", (locale) => {
  expect(holderIn(new CallError(held.in(locale), { status: 400, code: "OBE19012" }))).toBe(111_125);
});

it("finds none in any other failure", () => {
  expect(holderIn(new CallError("task 5", { status: 500, code: "COM10999" }))).toBeUndefined();
  expect(holderIn(new Error("task 5"))).toBeUndefined();
});
