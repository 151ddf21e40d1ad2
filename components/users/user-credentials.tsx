"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { userCredentialsQuery } from "@/lib/client/access-queries";
import { call } from "@/lib/client/call";
import { type Credential, disableUserCredential } from "@/lib/contract/credential";
import type { User } from "@/lib/contract/user";
import { useSay } from "../settings/said";
import { SettingsSection } from "../settings/settings-section";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { ErrorState } from "../ui/error-state";
import { Skeleton } from "../ui/skeleton";
import { CredentialTable } from "./credential-table";

/** The access keys of a user. Another may disable one; only who owns it enables or deletes it. */
export function UserCredentials({ user }: { user: User }) {
  const t = useTranslations("users.keys");
  const { data, error, refetch } = useQuery(userCredentialsQuery(user.id));
  const [asked, setAsked] = useState<Credential>();
  const disable = useDisable(user, () => setAsked(undefined));
  return (
    <SettingsSection title={t("title")} lead={t("lead")}>
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-11" />}
      {data?.contents.length === 0 && (
        <p className="text-ink-3 text-sm">{t("none", { name: user.name })}</p>
      )}
      {data && data.contents.length > 0 && (
        <CredentialTable
          user={user}
          credentials={data.contents}
          onDisable={(credential) => {
            disable.reset();
            setAsked(credential);
          }}
        />
      )}
      {asked && (
        <ConfirmDialog
          open
          title={t("disableTitle", { key: asked.accessKey })}
          confirm={t("disableConfirm")}
          pending={disable.isPending}
          error={disable.error}
          onConfirm={() => disable.mutate(asked)}
          onClose={() => setAsked(undefined)}
        >
          {t("disableText", { name: user.name })}
        </ConfirmDialog>
      )}
    </SettingsSection>
  );
}

function useDisable(user: User, onDone: () => void) {
  const t = useTranslations("users.keys");
  const say = useSay();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Credential) =>
      call(disableUserCredential, { params: { userId: user.id, credentialId: id } }),
    onSuccess: ({ accessKey }) => {
      say(t("disabled", { key: accessKey }));
      void queries.invalidateQueries({ queryKey: userCredentialsQuery(user.id).queryKey });
      onDone();
    },
  });
}
