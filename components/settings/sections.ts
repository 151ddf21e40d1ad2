import type { Route } from "next";
import { grantedIds } from "@/lib/contract/permission";
import type { User } from "@/lib/contract/user";

/** The pages of the settings: those about everyone, then those about oneself. */
const SECTIONS = [
  { name: "users", group: "everyone", href: "/settings/users" },
  { name: "roles", group: "everyone", href: "/settings/roles" },
  { name: "audit", group: "everyone", href: "/settings/audit" },
  { name: "keys", group: "self", href: "/settings/keys" },
  { name: "sessions", group: "self", href: "/settings/sessions" },
  { name: "password", group: "self", href: "/settings/password" },
] as const satisfies readonly { name: string; group: "everyone" | "self"; href: Route }[];

export type Section = (typeof SECTIONS)[number];

const RESOURCES = { users: "USER", roles: "ROLE", audit: "AUDIT" } as const;

/** The pages that a user may use; never none, since access keys are everyone's. */
export const sectionsOf = (user: User): Section[] =>
  SECTIONS.filter(({ name }) => {
    if (name === "password") return user.source === "LOCAL";
    if (name === "keys" || name === "sessions") return true;
    const ids = grantedIds(user.permissions, RESOURCES[name], "READ");
    return ids === "all" || ids.length > 0;
  });

/** Where `/settings` leads to. */
export const firstSection = (user: User): Route => sectionsOf(user)[0]?.href ?? "/clusters";
