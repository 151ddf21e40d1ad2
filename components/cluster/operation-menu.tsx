"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Cluster } from "@/lib/contract/cluster";
import { Menu, MenuItem, MenuNote, MenuSeparator } from "../ui/menu";
import { OperationIcon } from "./operation-icon";
import { useOperations } from "./use-operations";
import type { OperationTarget } from "./why-not";

/** An operation with its word in a menu. */
export type Choice = OperationTarget & { label: string };

interface OperationMenuProps {
  cluster: Cluster;
  trigger: ReactNode;
  choices: readonly Choice[];
}

/** What can be done to something; what cannot be done now stays in reach and says why. */
export function OperationMenu({ trigger, ...choices }: OperationMenuProps) {
  return (
    <Menu trigger={trigger}>
      <Choices {...choices} />
    </Menu>
  );
}

function Choices({ cluster, choices }: Omit<OperationMenuProps, "trigger">) {
  const t = useTranslations("clusters.operation");
  const router = useRouter();
  const offerOf = useOperations(cluster);
  const offers = choices.map((choice) => ({ ...choice, ...offerOf(choice) }));
  const reasons = new Set(offers.map(({ disabledReason }) => disabledReason));
  const [shared] = reasons.size === 1 ? reasons : [];
  const holder = offers.find((offer) => offer.holder)?.holder;
  return (
    <>
      {shared && <MenuNote>{shared}</MenuNote>}
      {offers.map(({ label, action, disabledReason, look }) => (
        <MenuItem
          key={label}
          onSelect={look}
          disabledReason={disabledReason}
          isReasonHidden={shared !== undefined}
        >
          <OperationIcon action={action} />
          {label}
        </MenuItem>
      ))}
      {holder && (
        <>
          <MenuSeparator />
          <MenuItem onSelect={() => router.push(`/tasks/${holder.id}`)}>
            {t("openTask", { task: holder.id })}
          </MenuItem>
        </>
      )}
    </>
  );
}
