"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { BUILT_IN_ROLES, type Role } from "@/lib/contract/role";
import { ExactTime } from "../task/exact-time";
import { useRoleText } from "./use-role-text";

/** What a role is for, how many hold it, and since when it is as it is. */
export function RoleHead({ role }: { role: Role }) {
  const t = useTranslations("roles.page");
  const text = useRoleText()(role);
  return (
    <>
      {text && <p>{text}</p>}
      <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        <span className="font-mono text-xs leading-5">{role.name}</span>
        {role.id !== BUILT_IN_ROLES.PROFILE.id && (
          <Link href={`/settings/users?role=${role.id}`} className="text-accent hover:underline">
            {t("holders", { count: role.userCount })}
          </Link>
        )}
        {!role.builtIn && (
          <span>
            {t("changed")} <ExactTime time={role.updateTime} />
          </span>
        )}
      </p>
    </>
  );
}
