"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { roleQuery } from "@/lib/client/access-queries";
import { CallError } from "@/lib/client/call-error";
import type { Role } from "@/lib/contract/role";
import { SettingsHead } from "../settings/settings-head";
import { SettingsSection } from "../settings/settings-section";
import { TableLoading } from "../settings/table-loading";
import { NotFoundView } from "../shell/not-found-view";
import { PageTitle } from "../shell/page-title";
import { useRoleName } from "../shell/use-role-name";
import { ErrorState } from "../ui/error-state";
import { Notice } from "../ui/notice";
import { CreateRoleLink } from "./create-role-link";
import { DeleteRole } from "./delete-role";
import { EditRole } from "./edit-role";
import { GrantList } from "./grant-list";
import { RoleHead } from "./role-head";
import { useWhyNotRole } from "./use-why-not-role";

/** A role: what it grants, who holds it, and for roles of one's own the way to change it. */
export function RolePage({ roleId }: { roleId: number }) {
  const t = useTranslations("roles");
  const { data, error, failureReason, refetch } = useQuery(roleQuery(roleId));
  const problem = error ?? failureReason;
  if (problem instanceof CallError && problem.status === 404)
    return <NotFoundView title={t("page.goneTitle")} text={t("page.goneText")} />;
  if (data) return <OneRole key={data.id} role={data} />;
  return (
    <>
      <PageTitle>{t("title")}</PageTitle>
      <h1 className="sr-only">{t("title")}</h1>
      {problem ? (
        <ErrorState title={t("page.errorTitle")} error={problem} onRetry={() => void refetch()} />
      ) : (
        <TableLoading label={t("page.loading")} />
      )}
    </>
  );
}

function OneRole({ role }: { role: Role }) {
  const t = useTranslations("roles");
  const roleName = useRoleName();
  const refusal = useWhyNotRole(role)("edit");
  return (
    <>
      <SettingsHead
        title={roleName(role.name)}
        lead={<RoleHead role={role} />}
        back={{ href: "/settings/roles", label: t("title") }}
      >
        <CreateRoleLink href={`/settings/roles/new?from=${role.id}`}>
          {t("page.duplicate")}
        </CreateRoleLink>
        {!role.builtIn && <DeleteRole role={role} />}
      </SettingsHead>
      {refusal === undefined ? (
        <EditRole role={role} />
      ) : (
        <div className="flex max-w-3xl flex-col gap-5">
          <Notice tone="off">{refusal}</Notice>
          <SettingsSection title={t("page.grants")}>
            <GrantList permissions={role.permissions} />
          </SettingsSection>
        </div>
      )}
    </>
  );
}
