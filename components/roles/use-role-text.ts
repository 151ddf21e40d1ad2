import { useTranslations } from "use-intl";
import { BUILT_IN_ROLES, type BuiltInRole, type Role } from "@/lib/contract/role";

const isBuiltIn = (name: string): name is BuiltInRole => Object.hasOwn(BUILT_IN_ROLES, name);

/** What a role is for: a built-in one in the page's language, others as they were described. */
export function useRoleText(): (role: Role) => string | undefined {
  const t = useTranslations("roles.text");
  return ({ builtIn, name, description }) => (builtIn && isBuiltIn(name) ? t(name) : description);
}
