"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { User } from "@/lib/contract/user";
import { useMe } from "../shell/me";
import { UserStatusLabel } from "../status/status-label";
import { RelativeTime } from "../ui/relative-time";
import { SortTh } from "../ui/sort-th";
import { Table, Td, Th, Tr } from "../ui/table";
import { RoleBadges } from "./role-badges";
import type { UserListFilter } from "./use-user-filter";
import { UserMarks } from "./user-marks";

/** One row a user; the whole row leads to them. */
export function UserTable({ users, list }: { users: readonly User[]; list: UserListFilter }) {
  const t = useTranslations("users.list");
  const sorting = { sort: list.filter.sort, onSort: list.setSort };
  return (
    <Table caption={t("caption")}>
      <thead className="max-md:sr-only">
        <tr>
          <SortTh field="name" {...sorting}>
            {t("columns.name")}
          </SortTh>
          <Th className="w-32">{t("columns.status")}</Th>
          <Th>{t("columns.roles")}</Th>
          <SortTh field="lastSignInTime" {...sorting}>
            {t("columns.lastSignIn")}
          </SortTh>
          <SortTh field="createTime" {...sorting}>
            {t("columns.created")}
          </SortTh>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <UserRow key={user.id} user={user} />
        ))}
      </tbody>
    </Table>
  );
}

function UserRow({ user }: { user: User }) {
  const t = useTranslations("users.list");
  const common = useTranslations("common");
  const me = useMe();
  return (
    <Tr className="stacked-row" data-testid={`user-${user.name}`} data-status={user.status}>
      <Td className="max-md:flex-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/settings/users/${user.id}`}
            className="break-all font-medium text-ink after:absolute after:inset-0 hover:text-accent"
          >
            {user.name}
          </Link>
          <UserMarks user={user} isMe={me.id === user.id} />
        </span>
        {user.description && (
          <p className="line-clamp-1 max-w-md text-ink-3 text-xs" title={user.description}>
            {user.description}
          </p>
        )}
      </Td>
      <Td>
        <UserStatusLabel status={user.status} />
      </Td>
      <Td className="max-md:w-full">
        <RoleBadges roles={user.roles} />
      </Td>
      <Td className="whitespace-nowrap text-ink-2">
        <span className="mr-1 text-ink-3 md:hidden">{t("columns.lastSignIn")}</span>
        {user.lastSignInTime ? (
          <RelativeTime time={user.lastSignInTime} />
        ) : (
          <span className="text-ink-3">{common("never")}</span>
        )}
      </Td>
      <Td className="whitespace-nowrap text-ink-2">
        <span className="mr-1 text-ink-3 md:hidden">{t("columns.created")}</span>
        <RelativeTime time={user.createTime} />
      </Td>
    </Tr>
  );
}
