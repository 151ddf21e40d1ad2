"use client";

import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { rolesQuery } from "@/lib/client/access-queries";
import { may } from "@/lib/contract/permission";
import { BUILT_IN_ROLES, type Role } from "@/lib/contract/role";
import type { User } from "@/lib/contract/user";
import { useRoleText } from "../roles/use-role-text";
import { useMe } from "../shell/me";
import { useRoleName } from "../shell/use-role-name";
import { Checkbox } from "../ui/checkbox";
import { Skeleton } from "../ui/skeleton";
import { RoleBadges } from "./role-badges";

interface RolePickerProps {
  chosen: readonly number[];
  /** What the user holds now: shown when the roles may not be read, and kept when it is oneself. */
  held?: User["roles"];
  /** Nobody takes a role from themselves. */
  isMe?: boolean;
  disabledReason?: string | undefined;
  onChange: (roleIds: number[]) => void;
}

/** Every role with what it is for. One that grants what you do not hold cannot be given, and says so. */
export function RolePicker({ chosen, held = [], isMe = false, ...rest }: RolePickerProps) {
  const t = useTranslations("users.roles");
  const titleId = useId();
  const { data, error } = useQuery(rolesQuery());
  const { permissions } = useMe();

  function reasonFor(role: Role): string | undefined {
    if (rest.disabledReason) return rest.disabledReason;
    if (isMe && held.some(({ id }) => id === role.id)) return t("self");
    const foreign = role.permissions.find((one) => !may(permissions, one));
    return foreign === undefined ? undefined : t("foreign", { permission: foreign });
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend cannot be laid out as the labels beside it.
    <div role="group" aria-labelledby={titleId} className="flex flex-col gap-2">
      <p id={titleId} className="font-medium text-ink text-sm">
        {t("title")}
      </p>
      {error && !data && (
        <div className="text-ink-2 text-sm">
          <p className="mb-1">{t("unreadable")}</p>
          <RoleBadges roles={held} />
        </div>
      )}
      {!data && !error && <Skeleton className="h-40" />}
      {data && (
        <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
          {data.contents
            .filter(({ id }) => id !== BUILT_IN_ROLES.PROFILE.id)
            .map((role) => (
              <RoleChoice
                key={role.id}
                role={role}
                isChosen={chosen.includes(role.id)}
                disabledReason={reasonFor(role)}
                onChange={(isOn) =>
                  rest.onChange(
                    isOn ? [...chosen, role.id] : chosen.filter((one) => one !== role.id),
                  )
                }
              />
            ))}
        </ul>
      )}
    </div>
  );
}

function RoleChoice(props: {
  role: Role;
  isChosen: boolean;
  disabledReason: string | undefined;
  onChange: (isOn: boolean) => void;
}) {
  const { role, isChosen, disabledReason, onChange } = props;
  const roleName = useRoleName();
  const roleText = useRoleText();
  return (
    <li>
      <Checkbox
        label={roleName(role.name)}
        isLabelShown
        checked={isChosen}
        disabledReason={disabledReason}
        onChange={onChange}
      />
      <p className="line-clamp-2 pl-7 text-ink-3 text-xs">
        {roleText(role) ?? <span className="font-mono">{role.permissions.join(" ")}</span>}
      </p>
    </li>
  );
}
