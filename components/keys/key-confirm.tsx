"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { credentialsQuery } from "@/lib/client/account-queries";
import { call } from "@/lib/client/call";
import {
  type Credential,
  deleteCredential,
  disableCredential,
  enableCredential,
} from "@/lib/contract/credential";
import { useSay } from "../settings/said";
import { ConfirmDialog } from "../ui/confirm-dialog";

const ENDPOINTS = {
  ENABLE: enableCredential,
  DISABLE: disableCredential,
  DELETE: deleteCredential,
} as const;

/** What is to be done to an access key. */
export interface KeyAsk {
  does: keyof typeof ENDPOINTS;
  credential: Credential;
}

/** Asks before an access key is enabled, disabled or deleted; closed without an `ask`. */
export function KeyConfirm({ ask, onClose }: { ask: KeyAsk | undefined; onClose: () => void }) {
  const t = useTranslations("keys");
  const say = useSay();
  const queries = useQueryClient();
  const [last, setLast] = useState(ask);
  if (ask && ask !== last) setLast(ask);
  const change = useMutation({
    mutationFn: async ({ does, credential }: KeyAsk) => {
      await call(ENDPOINTS[does], { params: { credentialId: credential.id } });
    },
    onSuccess: async (_, { does, credential }) => {
      await queries.invalidateQueries(credentialsQuery());
      say(t(`did.${does}`, { key: credential.accessKey }));
      onClose();
    },
  });
  if (!last) return null;
  return (
    <ConfirmDialog
      open={ask !== undefined}
      title={t(`ask.${last.does}`)}
      confirm={t(`do.${last.does}`)}
      pending={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate(last)}
      onClose={() => {
        change.reset();
        onClose();
      }}
    >
      {t(`will.${last.does}`, { key: last.credential.accessKey })}
    </ConfirmDialog>
  );
}
