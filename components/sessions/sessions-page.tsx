"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { sessionsQuery } from "@/lib/client/account-queries";
import { SettingsHead } from "../settings/settings-head";
import { TableLoading } from "../settings/table-loading";
import { Button } from "../ui/button";
import { ErrorState } from "../ui/error-state";
import { type SessionAsk, SessionConfirm } from "./session-confirm";
import { SessionTable } from "./session-table";

/** Where one is signed in, and how to be so no longer. There is always one: this. */
export function SessionsPage() {
  const t = useTranslations("sessions");
  const { data, error, failureReason, refetch } = useQuery(sessionsQuery());
  const [ask, setAsk] = useState<SessionAsk>();
  const problem = data ? undefined : (error ?? failureReason);
  const sessions = data?.contents ?? [];
  const others = sessions.filter(({ current }) => !current).length;
  return (
    <>
      <SettingsHead title={t("title")} lead={t("lead")}>
        {data && (
          <>
            <Button
              onClick={() => setAsk({ which: "OTHERS", count: others })}
              disabledReason={others === 0 ? t("onlyThis") : undefined}
            >
              {t("endOthers")}
            </Button>
            <Button onClick={() => setAsk({ which: "ALL" })}>{t("endAll")}</Button>
          </>
        )}
      </SettingsHead>
      {problem && (
        <ErrorState title={t("errorTitle")} error={problem} onRetry={() => void refetch()} />
      )}
      {!data && !problem && <TableLoading label={t("loading")} rows={3} />}
      {data && (
        <SessionTable sessions={sessions} onEnd={(session) => setAsk({ which: "ONE", session })} />
      )}
      <SessionConfirm ask={ask} onClose={() => setAsk(undefined)} />
    </>
  );
}
