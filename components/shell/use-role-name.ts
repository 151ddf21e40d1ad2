import { useTranslations } from "use-intl";
import { BUILT_IN_ROLES, type BuiltInRole } from "@/lib/contract/role";

const isBuiltIn = (name: string): name is BuiltInRole => Object.hasOwn(BUILT_IN_ROLES, name);

/** What a role is called on a page: a built-in one in the page's language, others as they are named. */
export function useRoleName(): (name: string) => string {
  const t = useTranslations("shell.roles");
  return (name) => (isBuiltIn(name) ? t(name) : name);
}
