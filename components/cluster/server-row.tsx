"use client";

import { Play } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Server } from "@/lib/contract/cluster";
import { useMe } from "../shell/me";
import { ServerStatusLabel } from "../status/status-label";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { RelativeTime } from "../ui/relative-time";
import { Td, Tr } from "../ui/table";
import { addressOf } from "./address-of";
import { HolderLink } from "./holder-link";
import { sinceWhen } from "./since-when";
import { useRefusal } from "./use-refusal";
import { whyNotStart } from "./why-not-start";

interface ServerRowProps {
  server: Server;
  onStart: (serverId: number) => void;
}

/** A server: its state, its name, since when, what works on it and what can be done. */
export function ServerRow({ server, onStart }: ServerRowProps) {
  const t = useTranslations("clusters.server");
  const address = addressOf(server);
  return (
    <Tr aria-label={address} className="group stacked-row">
      <Td className="max-md:order-2 max-md:w-full">
        <ServerStatusLabel status={server.status} />
      </Td>
      <Td className="max-md:order-1 max-md:flex-1">
        <span className="flex items-center gap-1.5">
          <span className="font-mono text-ink text-xs">{address}</span>
          {server.withRootserver && <Badge title={t("root")}>{t("rootShort")}</Badge>}
          <span className="opacity-0 focus-within:opacity-100 group-hover:opacity-100 max-md:hidden">
            <CopyButton text={address} label={t("copyAddress", { address })} />
          </span>
        </span>
      </Td>
      <Td className="text-ink-2 max-md:order-3">{server.zoneName}</Td>
      <Td className="text-ink-2 max-md:hidden">{server.sqlPort}</Td>
      <Td className="whitespace-nowrap text-ink-2 max-md:order-4">
        <span title={server.version}>{server.version?.split("_")[0] ?? "–"}</span>
      </Td>
      <Td className="whitespace-nowrap text-ink-2 max-md:order-5">
        <span className="mr-1 text-ink-3 md:hidden">{t("columns.since")}</span>
        <Since server={server} />
      </Td>
      <Td className={server.task ? "max-md:order-6 max-md:w-full" : "text-ink-3 max-md:hidden"}>
        {server.task ? <HolderLink task={server.task} /> : "–"}
      </Td>
      <Td className="text-right max-md:order-1">
        <StartButton server={server} onStart={onStart} />
      </Td>
    </Tr>
  );
}

function StartButton({ server, onStart }: ServerRowProps) {
  const t = useTranslations("clusters.server");
  const me = useMe();
  const wordsOf = useRefusal();
  const refusal = whyNotStart(server, me.role);
  if (refusal === "running") return null;
  return (
    <Button
      size="sm"
      aria-label={t("startOne", { server: addressOf(server) })}
      disabledReason={refusal && wordsOf(refusal, server)}
      onClick={() => onStart(server.id)}
    >
      <Play aria-hidden="true" className="size-3 fill-current" />
      {t("start")}
    </Button>
  );
}

function Since({ server }: { server: Server }) {
  const time = sinceWhen(server);
  return time ? <RelativeTime time={time} /> : <>–</>;
}
