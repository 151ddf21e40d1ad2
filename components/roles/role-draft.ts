import type { Role } from "@/lib/contract/role";
import {
  type ClusterId,
  clusterRight,
  expressionsIn,
  isGranted,
  isOffered,
  spellOut,
} from "./rights";

/** A role while it is written. */
export interface RoleDraft {
  name: string;
  description: string;
  /** The expressions whose boxes are ticked. */
  ticked: readonly string[];
  /** The others, as typed. */
  raw: string;
}

export const EMPTY_DRAFT: RoleDraft = { name: "", description: "", ticked: [], raw: "" };

/** A role as it is, to be changed: nothing that it grants is written otherwise. */
export const draftOf = ({ name, description = "", permissions }: Role): RoleDraft => ({
  name,
  description,
  ...parted(permissions),
});

/** A new role to begin from another: what that one grants by wildcards becomes boxes that can be cleared. */
export const copyOf = ({ permissions }: Role): RoleDraft => ({
  ...EMPTY_DRAFT,
  ...parted(permissions.flatMap(spelledOut)),
});

function spelledOut(grant: string): string[] {
  const boxes = isOffered(grant) ? [] : spellOut(grant);
  return boxes.length > 0 ? boxes : [grant];
}

const parted = (permissions: readonly string[]) => ({
  ticked: permissions.filter(isOffered),
  raw: permissions.filter((one) => !isOffered(one)).join("\n"),
});

/** All that a draft grants, in order, each once. */
export const permissionsOf = ({ ticked, raw }: RoleDraft): string[] =>
  [...new Set([...ticked, ...expressionsIn(raw)])].sort();

/** Ticks boxes, or clears them. */
export const tick = (draft: RoleDraft, expressions: readonly string[], on: boolean): RoleDraft => {
  const rest = draft.ticked.filter((one) => !expressions.includes(one));
  return { ...draft, ticked: on ? [...rest, ...expressions] : rest };
};

/** The clusters that are named by id in what is granted. */
export const clusterIdsIn = (permissions: readonly string[]): number[] => {
  const ids = permissions.flatMap((one) => /^CLUSTER(?:_FORCE)?:(\d+):/.exec(one)?.[1] ?? []);
  return [...new Set(ids.map(Number))].sort((one, other) => one - other);
};

/**
 * What is missing because managing does not include reading: who may operate, steer, create, change or
 * delete without it does not see what. Forcing needs the right to operate too.
 */
export function missingIn(permissions: readonly string[]): string[] {
  const clusters: ClusterId[] = ["*", ...clusterIdsIn(permissions)];
  const pairs = [
    ...clusters.flatMap((id) => [
      [clusterRight(id, "UPDATE"), clusterRight(id, "READ")] as const,
      [clusterRight(id, "TASK_UPDATE"), clusterRight(id, "TASK_READ")] as const,
      [clusterRight(id, "FORCE"), clusterRight(id, "UPDATE")] as const,
    ]),
    ...["USER", "ROLE"].flatMap((resource) =>
      ["CREATE", "UPDATE", "DELETE"].map(
        (action) => [`${resource}:*:${action}`, `${resource}:*:READ`] as const,
      ),
    ),
  ];
  const missing = pairs
    .filter(([has, needs]) => isGranted(permissions, has) && !isGranted(permissions, needs))
    .map(([, needs]) => needs);
  return [...new Set(missing)];
}
