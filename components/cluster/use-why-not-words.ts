"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { Holder } from "@/lib/contract/holder";
import { useNames } from "../task/use-names";
import type { WhyNot } from "./why-not";

/** Says in words why an operation cannot be asked for. */
export function useWhyNotWords(): (refusal: WhyNot) => string {
  const t = useTranslations("clusters");
  const format = useFormatter();
  const { nameOf } = useNames();
  const listOf = (words: readonly string[]) => format.list(words, { type: "disjunction" });
  const ofHolder = ({ id, name, creatorName }: Holder) => ({
    task: id,
    what: nameOf(name),
    by: creatorName,
  });

  return (refusal) => {
    switch (refusal.reason) {
      case "permission":
        return t("whyNot.permission", { permission: refusal.permission });
      case "held":
        return t(refusal.scope === "ZONE" ? "whyNot.zoneHeld" : "whyNot.serverHeld", {
          name: refusal.name,
          ...ofHolder(refusal.holder),
        });
      case "outage":
        return t("whyNot.outage", ofHolder(refusal.holder));
      case "server":
        return t("whyNot.state", {
          name: refusal.name,
          status: t(`serverStatus.${refusal.status}`),
          from: listOf(refusal.from.map((status) => t(`serverStatus.${status}`))),
        });
      case "zone":
        return t("whyNot.state", {
          name: refusal.name,
          status: t(`zoneStatus.${refusal.status}`),
          from: listOf(refusal.from.map((status) => t(`zoneStatus.${status}`))),
        });
      case "cluster":
        return t("whyNot.state", {
          name: refusal.name,
          status: t(`clusterStatus.${refusal.status}`),
          from: listOf(refusal.from.map((status) => t(`clusterStatus.${status}`))),
        });
      case "down":
        return t("whyNot.down", {
          name: refusal.name,
          status: t(`serverStatus.${refusal.status}`),
        });
      case "severalZones":
        return t("whyNot.severalZones", {
          zones: format.list([...refusal.zones], { type: "unit" }),
        });
      case "fewZones":
        return t("whyNot.fewZones", { count: refusal.zones });
      case "otherZone":
        return t("whyNot.otherZone", { zone: refusal.zone });
      default:
        return t(`whyNot.${refusal.reason}`, { name: refusal.name });
    }
  };
}
