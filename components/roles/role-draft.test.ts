import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Grant } from "@/lib/contract/permission";
import { BUILT_IN_ROLES, type Role } from "@/lib/contract/role";
import { CLUSTER_RIGHTS, clusterRight, includedIn, isGranted, isOffered, wrongIn } from "./rights";
import { copyOf, draftOf, missingIn, permissionsOf, tick } from "./role-draft";

const roleWith = (permissions: readonly string[]): Role => ({
  builtIn: false,
  createTime: "2026-01-02T03:04:05+08:00",
  id: 20,
  name: "OWN",
  permissions: [...permissions],
  updateTime: "2026-01-02T03:04:05+08:00",
  userCount: 0,
});

const word = fc.constantFrom("CLUSTER", "CLUSTER_FORCE", "TASK", "HOST", "USER", "TENANT");
const id = fc.constantFrom("*", "2", "17");
const action = fc.constantFrom("READ", "UPDATE", "DELETE", "*");
const grant = fc.oneof(
  fc.constant("**"),
  fc.tuple(word, id, action).map((parts) => parts.join(":")),
  fc.tuple(id, id, action).map(([c, t, a]) => `CLUSTER:${c}:TASK:${t}:${a}`),
);

describe("a role that is changed", () => {
  it("grants the same when nothing was changed, whatever it grants", () => {
    fc.assert(
      fc.property(fc.uniqueArray(grant), (permissions) => {
        expect(permissionsOf(draftOf(roleWith(permissions)))).toEqual([...permissions].sort());
      }),
    );
  });

  it("grants what is ticked and what is typed, each once", () => {
    const draft = tick(
      draftOf(roleWith(["CLUSTER:2:READ", "TENANT:*:READ"])),
      ["HOST:*:READ"],
      true,
    );

    expect(permissionsOf({ ...draft, raw: "TENANT:*:READ, CLUSTER:2:READ\nTASK:9:READ" })).toEqual([
      "CLUSTER:2:READ",
      "HOST:*:READ",
      "TASK:9:READ",
      "TENANT:*:READ",
    ]);
    expect(permissionsOf(tick(draft, ["HOST:*:READ"], false))).not.toContain("HOST:*:READ");
  });
});

describe("a role that begins from another", () => {
  it("has a box for all that a built-in role grants, and grants no more", () => {
    for (const { permissions } of Object.values(BUILT_IN_ROLES)) {
      const draft = copyOf(roleWith(permissions));
      const given = permissionsOf(draft);

      expect(given.filter((one) => !isGranted(permissions, one))).toEqual([]);
      expect(draft.raw.includes("PROFILE") || draft.raw === "").toBe(true);
    }
  });

  it("spells wildcards out, so that a part of them can be cleared", () => {
    expect(permissionsOf(copyOf(roleWith(BUILT_IN_ROLES.CLUSTER_MANAGER.permissions)))).toEqual([
      "CLUSTER:*:READ",
      "CLUSTER:*:TASK:*:READ",
      "CLUSTER:*:TASK:*:UPDATE",
      "CLUSTER:*:UPDATE",
      "HOST:*:READ",
      "USER:*:READ",
    ]);
    expect(permissionsOf(copyOf(roleWith(["CLUSTER:7:*"])))).toEqual([
      "CLUSTER:7:READ",
      "CLUSTER:7:UPDATE",
    ]);
  });
});

describe("a right", () => {
  it("is an expression that the API takes and that has a box", () => {
    for (const right of CLUSTER_RIGHTS)
      for (const cluster of ["*", 2] as const) {
        expect(Grant.safeParse(clusterRight(cluster, right)).success).toBe(true);
        expect(isOffered(clusterRight(cluster, right))).toBe(true);
      }
  });

  it("names the wider one that holds it, also for the tasks of a cluster", () => {
    expect(includedIn(["CLUSTER:2:READ", "CLUSTER:*:*"], "CLUSTER:2:READ")).toBe("CLUSTER:*:*");
    expect(includedIn(["TASK:*:READ"], "CLUSTER:2:TASK:*:READ")).toBe("TASK:*:READ");
    expect(includedIn(["CLUSTER:2:READ"], "CLUSTER:2:READ")).toBeUndefined();
  });

  it("is refused while it is no expression", () => {
    expect(wrongIn("CLUSTER:*:READ, cluster:2:READ\nCLUSTER:2")).toEqual([
      "cluster:2:READ",
      "CLUSTER:2",
    ]);
  });
});

describe("what is missing", () => {
  it("is reading, where something may be changed that cannot be seen", () => {
    expect(missingIn(["CLUSTER:2:UPDATE", "CLUSTER:3:TASK:*:UPDATE", "USER:*:DELETE"])).toEqual([
      "CLUSTER:2:READ",
      "CLUSTER:3:TASK:*:READ",
      "USER:*:READ",
    ]);
  });

  it("is the right to operate, where a check may be overridden", () => {
    expect(missingIn(["CLUSTER_FORCE:2:UPDATE", "CLUSTER:*:READ"])).toEqual(["CLUSTER:2:UPDATE"]);
  });

  it("is nothing where a wider right has it", () => {
    expect(missingIn(["CLUSTER:2:*", "CLUSTER:2:TASK:*:UPDATE", "TASK:*:READ"])).toEqual([]);
    expect(missingIn(["**"])).toEqual([]);
  });
});
