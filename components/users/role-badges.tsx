"use client";

import { useTranslations } from "use-intl";
import type { User } from "@/lib/contract/user";
import { useRoleName } from "../shell/use-role-name";
import { Badge } from "../ui/badge";

/** The roles of a user by name. */
export function RoleBadges({ roles }: { roles: User["roles"] }) {
  const t = useTranslations("shell");
  const roleName = useRoleName();
  if (roles.length === 0) return <span className="text-ink-3">{t("noRole")}</span>;
  return (
    <span className="flex flex-wrap gap-1">
      {roles.map(({ id, name }) => (
        <Badge key={id}>{roleName(name)}</Badge>
      ))}
    </span>
  );
}
