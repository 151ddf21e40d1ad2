"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { rolesQuery } from "@/lib/client/access-queries";
import { UserStatus } from "@/lib/contract/user";
import { useRoleName } from "../shell/use-role-name";
import { Button } from "../ui/button";
import { SearchInput } from "../ui/search-input";
import { Segmented } from "../ui/segmented";
import { Select } from "../ui/select";
import type { UserListFilter } from "./use-user-filter";

const STATUSES = [UserStatus.enum.ENABLED, UserStatus.enum.DISABLED, UserStatus.enum.LOCKED];

/** Search and filters of the list of users. */
export function UserFilters({ list }: { list: UserListFilter }) {
  const t = useTranslations("users");
  const { filter, isFiltered } = list;
  return (
    <search aria-label={t("list.filters")} className="flex flex-wrap items-center gap-2">
      <SearchInput
        label={t("list.search")}
        value={filter.name ?? ""}
        onChange={list.setName}
        className="w-full sm:w-56"
      />
      <div className="max-sm:w-full">
        <Segmented
          label={t("list.statusFilter")}
          value={filter.status ?? "ALL"}
          onChange={(status) => list.setStatus(status === "ALL" ? undefined : status)}
          options={[
            { value: "ALL", label: t("list.all") },
            ...STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) })),
          ]}
        />
      </div>
      <RoleSelect list={list} />
      {isFiltered && (
        <Button variant="ghost" onClick={list.clear}>
          {t("list.clear")}
        </Button>
      )}
    </search>
  );
}

/** A role that is filtered by stays chosen, also when the roles may not be read. */
function RoleSelect({ list }: { list: UserListFilter }) {
  const t = useTranslations("users.list");
  const roleName = useRoleName();
  const roles = useQuery(rolesQuery()).data?.contents ?? [];
  const chosen = list.filter.roleId;
  const isKnown = roles.some(({ id }) => id === chosen);
  if (roles.length === 0 && chosen === undefined) return null;
  return (
    <Select
      label={t("roleFilter")}
      value={String(chosen ?? "")}
      onChange={(value) => list.setRole(value === "" ? undefined : Number(value))}
      className="max-sm:flex-1"
      options={[
        { value: "", label: t("allRoles") },
        ...(chosen === undefined || isKnown
          ? []
          : [{ value: String(chosen), label: `#${chosen}` }]),
        ...roles.map(({ id, name }) => ({ value: String(id), label: roleName(name) })),
      ]}
    />
  );
}
