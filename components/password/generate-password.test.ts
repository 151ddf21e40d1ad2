import { expect, it } from "vitest";
import { NewPassword } from "@/lib/contract/user";
import { generatePassword } from "./generate-password";

it("follows the rules and is never the same twice", () => {
  const many = Array.from({ length: 500 }, generatePassword);

  expect(many.filter((one) => !NewPassword.safeParse(one).success)).toEqual([]);
  expect(new Set(many).size).toBe(500);
  expect(many.join("")).not.toMatch(/[Il1O0]/);
});
