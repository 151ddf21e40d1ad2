import { describe, expect, it } from "vitest";
import type { User } from "@/lib/contract/user";
import { whyNotUser } from "./why-not-user";

const userWith = (id: number, permissions: string[], given: Partial<User> = {}): User => ({
  createTime: "2026-01-02T03:04:05+08:00",
  id,
  mustChangePassword: false,
  name: `user.${id}`,
  permissions,
  roles: [],
  source: "LOCAL",
  status: "ENABLED",
  ...given,
});

const manager = userWith(1, ["USER:*:*", "TASK:*:READ"]);

describe("what can be done to a user", () => {
  it("needs the right to change users, and another one to delete them", () => {
    const updater = userWith(1, ["USER:2:UPDATE"]);
    const target = userWith(2, []);
    expect(whyNotUser("disable", updater, target)).toBeUndefined();
    expect(whyNotUser("disable", updater, userWith(3, []))).toEqual({
      reason: "permission",
      permission: "USER:3:UPDATE",
    });
    expect(whyNotUser("delete", updater, target)).toEqual({
      reason: "permission",
      permission: "USER:2:DELETE",
    });
  });

  it("is nothing where the user may more than who asks", () => {
    expect(whyNotUser("edit", manager, userWith(2, ["TASK:*:READ", "CLUSTER:*:READ"]))).toEqual({
      reason: "foreign",
      permission: "CLUSTER:*:READ",
    });
  });

  it("is for oneself what takes nothing away, and the rest is on one's own pages", () => {
    expect(whyNotUser("edit", manager, manager)).toBeUndefined();
    expect(whyNotUser("delete", manager, manager)).toEqual({ reason: "self" });
    expect(whyNotUser("resetPassword", manager, manager)).toEqual({ reason: "selfPassword" });
    expect(whyNotUser("signOut", manager, manager)).toEqual({ reason: "selfSessions" });
  });

  it("is no new password for who signs in elsewhere", () => {
    const target = userWith(2, [], { source: "SSO" });
    expect(whyNotUser("resetPassword", manager, target)).toEqual({ reason: "sso" });
    expect(whyNotUser("disable", manager, target)).toBeUndefined();
  });
});
