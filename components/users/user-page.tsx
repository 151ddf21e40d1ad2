"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { userQuery } from "@/lib/client/access-queries";
import { CallError } from "@/lib/client/call-error";
import type { User } from "@/lib/contract/user";
import { GrantList } from "../roles/grant-list";
import { SettingsHead } from "../settings/settings-head";
import { SettingsSection } from "../settings/settings-section";
import { TableLoading } from "../settings/table-loading";
import { useMe } from "../shell/me";
import { NotFoundView } from "../shell/not-found-view";
import { PageTitle } from "../shell/page-title";
import { UserStatusLabel } from "../status/status-label";
import { ErrorState } from "../ui/error-state";
import { UserAccount } from "./user-account";
import { UserActions } from "./user-actions";
import { UserCredentials } from "./user-credentials";
import { UserFacts } from "./user-facts";
import { UserMarks } from "./user-marks";
import { UserSessions } from "./user-sessions";

/** A user: what can be done to them, what they may, where they are signed in and which keys they have. */
export function UserPage({ userId }: { userId: number }) {
  const t = useTranslations("users");
  const { data, error, failureReason, refetch } = useQuery(userQuery(userId));
  const problem = error ?? failureReason;
  if (problem instanceof CallError && problem.status === 404)
    return <NotFoundView title={t("page.goneTitle")} text={t("page.goneText")} />;
  if (data) return <OneUser key={data.id} user={data} />;
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

function OneUser({ user }: { user: User }) {
  const t = useTranslations("users");
  const me = useMe();
  return (
    <>
      <SettingsHead
        title={user.name}
        back={{ href: "/settings/users", label: t("title") }}
        lead={
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <UserStatusLabel status={user.status} />
            <UserMarks user={user} isMe={me.id === user.id} />
          </div>
        }
      >
        <UserActions user={user} />
      </SettingsHead>
      <div className="flex flex-col gap-6">
        <UserFacts user={user} />
        <UserAccount user={user} />
        <SettingsSection title={t("page.rights")} lead={t("page.rightsLead")}>
          <GrantList permissions={user.permissions} />
        </SettingsSection>
        <UserSessions user={user} />
        <UserCredentials user={user} />
      </div>
    </>
  );
}
