"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "use-intl";
import { serverStatesFor } from "@/lib/contract/action";
import type { Cluster, Server } from "@/lib/contract/cluster";
import { Button } from "../ui/button";
import { IconButton } from "../ui/icon-button";
import { addressOf } from "./address-of";
import { OperationIcon } from "./operation-icon";
import { type Choice, OperationMenu } from "./operation-menu";
import { useOperations } from "./use-operations";

/** What a server's state asks for as a button, and everything else in a menu. */
export function ServerActions({ cluster, server }: { cluster: Cluster; server: Server }) {
  const t = useTranslations("clusters.operation");
  const offerOf = useOperations(cluster);
  const name = addressOf(server);
  const action = serverStatesFor("START").includes(server.status) ? "START" : "RESTART";
  const target = { scope: "SERVER", serverIds: [server.id] } as const;
  const { disabledReason, look } = offerOf({ ...target, action });
  const choices: Choice[] = [
    { ...target, action: "START", label: t("start") },
    { ...target, action: "RESTART", label: t("restart") },
    { ...target, action: "STOP", stopType: "STOP_SERVICE", label: t("stopService") },
    { ...target, action: "STOP", stopType: "STOP_PROCESS", label: t("stopProcess") },
  ];
  return (
    <span className="inline-flex items-center gap-1">
      <Button
        size="sm"
        aria-label={t(action === "START" ? "startServer" : "restartServer", { name })}
        disabledReason={disabledReason}
        onClick={look}
      >
        <OperationIcon action={action} />
        {t(action === "START" ? "start" : "restart")}
      </Button>
      <OperationMenu
        cluster={cluster}
        choices={choices}
        trigger={
          <IconButton label={t("more", { name })} className="size-7">
            <Ellipsis aria-hidden="true" />
          </IconButton>
        }
      />
    </span>
  );
}
