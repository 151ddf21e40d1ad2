"use client";

import { Lock } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { BUILT_IN_ROLES, type Role } from "@/lib/contract/role";
import { useRoleName } from "../shell/use-role-name";
import { Badge } from "../ui/badge";
import { cx } from "../ui/cx";
import { RelativeTime } from "../ui/relative-time";
import { Table, Td, Th, Tr } from "../ui/table";
import { useRoleText } from "./use-role-text";

/** One row a role; the whole row leads to it, the number of users to those users. */
export function RoleTable({ roles }: { roles: readonly Role[] }) {
  const t = useTranslations("roles.list");
  return (
    <Table caption={t("caption")}>
      <thead className="max-md:sr-only">
        <tr>
          <Th>{t("columns.name")}</Th>
          <Th>{t("columns.grants")}</Th>
          <Th className="text-right">{t("columns.users")}</Th>
          <Th className="text-right">{t("columns.changed")}</Th>
        </tr>
      </thead>
      <tbody>
        {roles.map((role) => (
          <RoleRow key={role.id} role={role} />
        ))}
      </tbody>
    </Table>
  );
}

function RoleRow({ role }: { role: Role }) {
  const t = useTranslations("roles.list");
  const roleName = useRoleName();
  const text = useRoleText()(role);
  return (
    <Tr className="stacked-row" data-testid={`role-${role.name}`}>
      <Td className="max-md:w-full">
        <span className="flex flex-wrap items-center gap-2">
          <Link
            href={`/settings/roles/${role.id}`}
            className="break-all font-medium text-ink after:absolute after:inset-0 hover:text-accent"
          >
            {roleName(role.name)}
          </Link>
          {role.builtIn && (
            <Badge title={t("builtInTitle")}>
              <Lock aria-hidden="true" className="size-3" />
              {t("builtIn")}
            </Badge>
          )}
        </span>
        {text && (
          <p className="line-clamp-1 max-w-md text-ink-3 text-xs" title={text}>
            {text}
          </p>
        )}
      </Td>
      <Td className="max-md:w-full">
        <span className="line-clamp-2 max-w-md break-all font-mono text-ink-2 text-xs">
          {role.permissions.join(" ")}
        </span>
      </Td>
      <Td className="whitespace-nowrap text-ink-2 md:text-right">
        <Holders role={role} />
      </Td>
      <Td
        className={cx(
          "whitespace-nowrap text-ink-2 md:text-right",
          role.builtIn && "max-md:hidden",
        )}
      >
        <span className="mr-1 text-ink-3 md:hidden">{t("columns.changed")}</span>
        {role.builtIn ? "–" : <RelativeTime time={role.updateTime} />}
      </Td>
    </Tr>
  );
}

/** How many hold a role. One's own profile is everyone's, without being given. */
function Holders({ role }: { role: Role }) {
  const t = useTranslations("roles.list");
  if (role.id === BUILT_IN_ROLES.PROFILE.id) return t("everyone");
  return (
    <Link
      href={`/settings/users?role=${role.id}`}
      className="relative z-10 inline-flex min-h-6 items-center hover:text-accent hover:underline"
    >
      {t("users", { count: role.userCount })}
    </Link>
  );
}
