"use client";

import { useTranslations } from "use-intl";
import type { Role } from "@/lib/contract/role";
import { useMe } from "../shell/me";
import { whyNotRole } from "./why-not-role";

/** Says in words why a role cannot be changed or deleted; undefined when it can. */
export function useWhyNotRole(role: Role): (action: "edit" | "delete") => string | undefined {
  const t = useTranslations("roles.whyNot");
  const me = useMe();
  return (action) => {
    const refusal = whyNotRole(action, me, role);
    if (!refusal) return undefined;
    switch (refusal.reason) {
      case "builtIn":
        return t("builtIn");
      case "held":
        return t("held", { count: refusal.count });
      default:
        return t(refusal.reason, { permission: refusal.permission });
    }
  };
}
