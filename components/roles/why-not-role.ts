import { may } from "@/lib/contract/permission";
import type { Role } from "@/lib/contract/role";
import type { User } from "@/lib/contract/user";

/** Why a role cannot be changed or deleted; `permission` is what is lacking. */
export type WhyNotRole =
  | { reason: "permission" | "foreign"; permission: string }
  | { reason: "builtIn" }
  | { reason: "held"; count: number };

/** Why the API would refuse it. */
export function whyNotRole(
  action: "edit" | "delete",
  me: User,
  role: Role,
): WhyNotRole | undefined {
  if (role.builtIn) return { reason: "builtIn" };
  const permission = `ROLE:${role.id}:${action === "delete" ? "DELETE" : "UPDATE"}`;
  if (!may(me.permissions, permission)) return { reason: "permission", permission };
  const foreign = role.permissions.find((one) => !may(me.permissions, one));
  if (foreign !== undefined) return { reason: "foreign", permission: foreign };
  if (action === "delete" && role.userCount > 0) return { reason: "held", count: role.userCount };
  return undefined;
}
