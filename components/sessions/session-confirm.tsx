"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { sessionsQuery } from "@/lib/client/account-queries";
import { call } from "@/lib/client/call";
import { endMySession, endMySessions, type Session } from "@/lib/contract/session";
import { useSay } from "../settings/said";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { useBrowserWords } from "./use-browser-words";

/** Which sessions are to be ended. */
export type SessionAsk =
  | { which: "ONE"; session: Session }
  | { which: "OTHERS"; count: number }
  | { which: "ALL" };

interface SessionConfirmProps {
  ask: SessionAsk | undefined;
  onClose: () => void;
}

/** Asks before sessions are ended; closed without an `ask`. Without this one, the way leads to the sign-in page. */
export function SessionConfirm({ ask, onClose }: SessionConfirmProps) {
  const t = useTranslations("sessions");
  const say = useSay();
  const words = useBrowserWords();
  const queries = useQueryClient();
  const [last, setLast] = useState(ask);
  if (ask && ask !== last) setLast(ask);
  const ending = useMutation({
    mutationFn: end,
    onSuccess: async (_, { which }) => {
      if (which === "ALL") return window.location.assign("/sign-in");
      await queries.invalidateQueries(sessionsQuery());
      say(t(`did.${which}`));
      onClose();
    },
  });
  if (!last) return null;
  return (
    <ConfirmDialog
      open={ask !== undefined}
      title={t(`ask.${last.which}`)}
      confirm={t(`confirm.${last.which}`)}
      pending={ending.isPending}
      error={ending.error}
      onConfirm={() => ending.mutate(last)}
      onClose={() => {
        ending.reset();
        onClose();
      }}
    >
      {t(`will.${last.which}`, {
        browser: last.which === "ONE" ? words(last.session.userAgent) : "",
        count: last.which === "OTHERS" ? last.count : 0,
      })}
    </ConfirmDialog>
  );
}

async function end(ask: SessionAsk): Promise<void> {
  if (ask.which === "ONE") await call(endMySession, { params: { sessionId: ask.session.id } });
  else await call(endMySessions, ask.which === "OTHERS" ? { query: { keepCurrent: "true" } } : {});
}
