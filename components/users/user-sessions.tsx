"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { userSessionsQuery } from "@/lib/client/access-queries";
import type { Session } from "@/lib/contract/session";
import type { User } from "@/lib/contract/user";
import { useBrowserWords } from "../sessions/use-browser-words";
import { SettingsSection } from "../settings/settings-section";
import { ErrorState } from "../ui/error-state";
import { RelativeTime } from "../ui/relative-time";
import { Skeleton } from "../ui/skeleton";
import { Table, Td, Th, Tr } from "../ui/table";

/** Where a user is signed in. */
export function UserSessions({ user }: { user: User }) {
  const t = useTranslations("users.sessions");
  const { data, error, refetch } = useQuery(userSessionsQuery(user.id));
  return (
    <SettingsSection title={t("title")}>
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-11" />}
      {data?.contents.length === 0 && (
        <p className="text-ink-3 text-sm">{t("none", { name: user.name })}</p>
      )}
      {data && data.contents.length > 0 && <SessionTable sessions={data.contents} />}
    </SettingsSection>
  );
}

function SessionTable({ sessions }: { sessions: readonly Session[] }) {
  const t = useTranslations("users.sessions");
  const browserWords = useBrowserWords();
  return (
    <Table caption={t("title")}>
      <thead className="max-md:sr-only">
        <tr>
          <Th>{t("browser")}</Th>
          <Th>{t("address")}</Th>
          <Th>{t("source")}</Th>
          <Th>{t("began")}</Th>
          <Th>{t("seen")}</Th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <Tr key={session.id} className="stacked-row">
            <Td className="max-md:w-full">
              <span title={session.userAgent}>{browserWords(session.userAgent)}</span>
            </Td>
            <Td className="font-mono text-ink-2 text-xs">
              {session.remoteAddress ?? t("unknown")}
            </Td>
            <Td className="text-ink-2">{t(`from.${session.source}`)}</Td>
            <Td className="whitespace-nowrap text-ink-2">
              <span className="mr-1 text-ink-3 md:hidden">{t("began")}</span>
              <RelativeTime time={session.createTime} />
            </Td>
            <Td className="whitespace-nowrap text-ink-2">
              <span className="mr-1 text-ink-3 md:hidden">{t("seen")}</span>
              <RelativeTime time={session.seenTime} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
