"use client";

import { useTranslations } from "use-intl";
import type { Cluster, Server } from "@/lib/contract/cluster";
import { ServerStatusLabel } from "../status/status-label";
import { Badge } from "../ui/badge";
import { Checkbox } from "../ui/checkbox";
import { CopyButton } from "../ui/copy-button";
import { cx } from "../ui/cx";
import { RelativeTime } from "../ui/relative-time";
import { Td, Tr } from "../ui/table";
import { addressOf } from "./address-of";
import { HolderLink } from "./holder-link";
import { ServerActions } from "./server-actions";
import { sinceWhen } from "./since-when";
import type { ServerSelection } from "./use-server-selection";

interface ServerRowProps {
  cluster: Cluster;
  server: Server;
  selection: ServerSelection;
}

/** A server: its state, its name, since when, what works on it and what can be done. */
export function ServerRow({ cluster, server, selection }: ServerRowProps) {
  const t = useTranslations("clusters.server");
  const address = addressOf(server);
  const isSelected = selection.has(server.id);
  return (
    <Tr
      aria-label={address}
      className={cx("group stacked-row", isSelected && "bg-accent-soft/60 hover:bg-accent-soft!")}
    >
      <Td className="pr-0 max-md:order-1 md:w-10">
        <Checkbox
          label={t("select", { server: address })}
          checked={isSelected}
          onChange={(isOn, isRange) => selection.press(server.id, isOn, isRange)}
        />
      </Td>
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
      <Td className="whitespace-nowrap text-right max-md:order-1">
        <ServerActions cluster={cluster} server={server} />
      </Td>
    </Tr>
  );
}

function Since({ server }: { server: Server }) {
  const time = sinceWhen(server);
  return time ? <RelativeTime time={time} /> : <>–</>;
}
