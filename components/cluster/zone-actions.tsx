"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Cluster } from "@/lib/contract/cluster";
import { IconButton } from "../ui/icon-button";
import { type Choice, OperationMenu } from "./operation-menu";

/** What can be done to a zone as a whole. */
export function ZoneActions({ cluster, zoneName }: { cluster: Cluster; zoneName: string }) {
  const t = useTranslations("clusters.operation");
  const target = { scope: "ZONE", zoneName } as const;
  const choices: Choice[] = [
    { ...target, action: "START", label: t("startZone") },
    { ...target, action: "STOP", label: t("stopZone") },
    { ...target, action: "RESTART", label: t("restartZone") },
  ];
  return (
    <OperationMenu
      cluster={cluster}
      choices={choices}
      trigger={
        <IconButton label={t("more", { name: zoneName })} size="sm" className="-mr-1.5">
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
    />
  );
}
