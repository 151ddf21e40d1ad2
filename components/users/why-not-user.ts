import { may } from "@/lib/contract/permission";
import type { User } from "@/lib/contract/user";

/** What can be done to a user as a whole. */
export type UserAction =
  | "enable"
  | "disable"
  | "unlock"
  | "resetPassword"
  | "signOut"
  | "delete"
  | "edit";

/** Why something cannot be done to a user; `permission` is what is lacking. */
export type WhyNotUser =
  | { reason: "permission" | "foreign"; permission: string }
  | { reason: "self" | "selfPassword" | "selfSessions" | "sso" };

const OF_SELF = {
  disable: "self",
  delete: "self",
  resetPassword: "selfPassword",
  signOut: "selfSessions",
} as const;

/**
 * Why the API would refuse it, as far as this page can know. That the last administrator must stay one is
 * known by the server alone.
 */
export function whyNotUser(action: UserAction, me: User, target: User): WhyNotUser | undefined {
  const permission = `USER:${target.id}:${action === "delete" ? "DELETE" : "UPDATE"}`;
  if (!may(me.permissions, permission)) return { reason: "permission", permission };
  const foreign = target.permissions.find((one) => !may(me.permissions, one));
  if (foreign !== undefined) return { reason: "foreign", permission: foreign };
  if (me.id === target.id && action in OF_SELF)
    return { reason: OF_SELF[action as keyof typeof OF_SELF] };
  if (action === "resetPassword" && target.source === "SSO") return { reason: "sso" };
  return undefined;
}
