"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { credentialsQuery } from "@/lib/client/account-queries";
import { MOST_CREDENTIALS } from "@/lib/contract/credential";
import { SettingsHead } from "../settings/settings-head";
import { TableLoading } from "../settings/table-loading";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { type KeyAsk, KeyConfirm } from "./key-confirm";
import { KeyTable } from "./key-table";
import { NewKey } from "./new-key";

const DOCS = "/docs/api#sign-in" as Route;

/** The access keys of who is signed in. */
export function KeysPage() {
  const t = useTranslations("keys");
  const { data, error, failureReason, refetch } = useQuery(credentialsQuery());
  const [isMaking, setMaking] = useState(false);
  const [ask, setAsk] = useState<KeyAsk>();
  const problem = data ? undefined : (error ?? failureReason);
  const isFull = (data?.contents.length ?? 0) >= MOST_CREDENTIALS;
  const create = (
    <Button
      variant="primary"
      onClick={() => setMaking(true)}
      disabledReason={isFull ? t("most", { most: MOST_CREDENTIALS }) : undefined}
    >
      {t("create")}
    </Button>
  );
  return (
    <>
      <SettingsHead
        title={t("title")}
        lead={
          <>
            {t("lead")}{" "}
            <Link href={DOCS} className="text-accent underline">
              {t("howTo")}
            </Link>
          </>
        }
      >
        {data && data.contents.length > 0 && create}
      </SettingsHead>
      {isFull && (
        <p className="mb-3 text-attention text-sm">{t("most", { most: MOST_CREDENTIALS })}</p>
      )}
      {problem && (
        <ErrorState title={t("errorTitle")} error={problem} onRetry={() => void refetch()} />
      )}
      {!data && !problem && <TableLoading label={t("loading")} rows={3} />}
      {data && data.contents.length === 0 && (
        <EmptyState icon={<KeyRound aria-hidden />} title={t("emptyTitle")} action={create}>
          {t("emptyText")}
        </EmptyState>
      )}
      {data && data.contents.length > 0 && <KeyTable keys={data.contents} onAsk={setAsk} />}
      <NewKey open={isMaking} onClose={() => setMaking(false)} />
      <KeyConfirm ask={ask} onClose={() => setAsk(undefined)} />
    </>
  );
}
