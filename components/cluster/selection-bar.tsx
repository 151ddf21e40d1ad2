"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl";
import type { Action } from "@/lib/contract/action";
import type { Cluster } from "@/lib/contract/cluster";
import { Button } from "../ui/button";
import { OperationIcon } from "./operation-icon";
import { useOperations } from "./use-operations";
import type { ServerSelection } from "./use-server-selection";

const ACTIONS = ["START", "RESTART", "STOP"] as const satisfies readonly Action[];

interface SelectionBarProps {
  cluster: Cluster;
  selection: ServerSelection;
  /** How many of the chosen servers the filter hides. */
  hidden: number;
  /** The bar goes away with the selection, so the focus has to be put somewhere. */
  onClear: () => void;
}

/** What can be done to the chosen servers together, always in sight, and why not where it cannot. */
export function SelectionBar({ cluster, selection, hidden, onClear }: SelectionBarProps) {
  const t = useTranslations("clusters.selection");
  const operation = useTranslations("clusters.operation");
  const format = useFormatter();
  const offerOf = useOperations(cluster);
  const serverIds = selection.servers.map(({ id }) => id);
  const offers = ACTIONS.map((action) => ({
    action,
    label: t(action),
    ...offerOf({ scope: "SERVER", action, serverIds }),
  }));
  const reasons = [...new Set(offers.flatMap(({ disabledReason }) => disabledReason ?? []))];
  const holder = offers.find((offer) => offer.holder)?.holder;
  return (
    <section
      aria-label={t("title")}
      className="fade-in sticky bottom-3 z-20 mt-3 rounded-md border border-line-strong bg-raised px-4 py-2.5 shadow-panel"
    >
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className="mr-auto font-medium text-ink text-sm max-sm:w-full">
          {t("count", { count: serverIds.length })}
          {hidden > 0 && (
            <span className="ml-2 font-normal text-ink-2">{t("hidden", { count: hidden })}</span>
          )}
        </p>
        {offers.map(({ action, label, disabledReason, look }) => (
          <Button key={action} size="sm" disabledReason={disabledReason} onClick={look}>
            <OperationIcon action={action} />
            {label}
          </Button>
        ))}
        <Button size="sm" variant="ghost" onClick={onClear}>
          {t("clear")}
        </Button>
      </div>
      {reasons.length > 0 && (
        <ul aria-hidden="true" className="mt-1.5 flex flex-col gap-0.5 text-ink-2 text-xs">
          {reasons.map((reason) => {
            const off = offers.filter(({ disabledReason }) => disabledReason === reason);
            return (
              <li key={reason}>
                {off.length < ACTIONS.length && (
                  <span className="mr-1.5 font-medium text-ink">
                    {format.list(
                      off.map(({ action }) => t(`what.${action}`)),
                      { type: "unit" },
                    )}
                  </span>
                )}
                {reason}
              </li>
            );
          })}
        </ul>
      )}
      {holder && (
        <Link
          href={`/tasks/${holder.id}`}
          className="mt-1 inline-flex min-h-6 items-center text-accent text-xs hover:underline"
        >
          {operation("openTask", { task: holder.id })}
        </Link>
      )}
    </section>
  );
}
