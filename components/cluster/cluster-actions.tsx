"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Cluster } from "@/lib/contract/cluster";
import { Button } from "../ui/button";
import { OperationIcon } from "./operation-icon";
import { type Choice, OperationMenu } from "./operation-menu";
import { useOperations } from "./use-operations";

/** What the state of a cluster asks for as a button, and everything else in a menu. */
export function ClusterActions({ cluster }: { cluster: Cluster }) {
  const t = useTranslations("clusters.operation");
  const offerOf = useOperations(cluster);
  const isDown = cluster.status === "STOPPED" || cluster.status === "UNAVAILABLE";
  const action = isDown ? "START" : "ROLLING_RESTART";
  const { disabledReason, look } = offerOf({ scope: "CLUSTER", action });
  const choices: Choice[] = [
    { scope: "CLUSTER", action: "START", label: t("startCluster") },
    { scope: "CLUSTER", action: "ROLLING_RESTART", label: t("rollingRestart") },
    { scope: "CLUSTER", action: "RESTART", label: t("restartAtOnce") },
    { scope: "CLUSTER", action: "STOP", label: t("stopCluster") },
  ];
  return (
    <div className="flex items-center gap-2">
      <Button disabledReason={disabledReason} onClick={look}>
        <OperationIcon action={action} />
        {t(isDown ? "startCluster" : "rollingRestart")}
      </Button>
      <OperationMenu
        cluster={cluster}
        choices={choices}
        trigger={
          <Button>
            {t("clusterMenu")}
            <ChevronDown aria-hidden="true" className="size-4 text-ink-3" />
          </Button>
        }
      />
    </div>
  );
}
