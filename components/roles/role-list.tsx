"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { rolesQuery } from "@/lib/client/access-queries";
import { SettingsHead } from "../settings/settings-head";
import { TableLoading } from "../settings/table-loading";
import { ErrorState } from "../ui/error-state";
import { CreateRoleLink } from "./create-role-link";
import { RoleTable } from "./role-table";

/** Every role that may be read, built-in ones first. */
export function RoleList() {
  const t = useTranslations("roles");
  const { data, error, failureReason, refetch } = useQuery(rolesQuery());
  const problem = data ? undefined : (error ?? failureReason);
  return (
    <>
      <SettingsHead title={t("title")} lead={t("list.lead")}>
        <CreateRoleLink href="/settings/roles/new" primary>
          {t("create.link")}
        </CreateRoleLink>
      </SettingsHead>
      {problem && (
        <ErrorState title={t("list.errorTitle")} error={problem} onRetry={() => void refetch()} />
      )}
      {!data && !problem && <TableLoading label={t("list.loading")} />}
      {data && <RoleTable roles={data.contents} />}
    </>
  );
}
