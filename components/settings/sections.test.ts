import { describe, expect, it } from "vitest";
import type { User } from "@/lib/contract/user";
import { firstSection, sectionsOf } from "./sections";

const userWith = (permissions: string[], source: User["source"] = "LOCAL"): User => ({
  createTime: "2026-01-02T03:04:05+08:00",
  id: 7,
  mustChangePassword: false,
  name: "somebody",
  permissions,
  roles: [],
  source,
  status: "ENABLED",
});
const namesFor = (user: User) => sectionsOf(user).map(({ name }) => name);

describe("the pages of the settings", () => {
  it("are all there for who may everything", () => {
    expect(namesFor(userWith(["**"]))).toEqual([
      "users",
      "roles",
      "audit",
      "keys",
      "sessions",
      "password",
    ]);
  });

  it("are one's own for who holds nothing", () => {
    const nobody = userWith(["PROFILE:*:*"]);
    expect(namesFor(nobody)).toEqual(["keys", "sessions", "password"]);
    expect(firstSection(nobody)).toBe("/settings/keys");
  });

  it("are there for who may read a single object, and not for who may only change it", () => {
    expect(namesFor(userWith(["USER:3:READ", "ROLE:2:UPDATE"]))).toEqual([
      "users",
      "keys",
      "sessions",
      "password",
    ]);
  });

  it("have no password for who comes by single sign-on", () => {
    expect(namesFor(userWith([], "SSO"))).toEqual(["keys", "sessions"]);
  });
});
