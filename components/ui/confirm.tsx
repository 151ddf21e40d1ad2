"use client";

import { AlertDialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";

interface ConfirmProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  /** The verb on the button, e.g. "Sign out". */
  action: string;
  danger?: boolean;
  onConfirm: () => void;
}

/** A question that has to be answered before going on; Escape and Cancel do nothing. */
export function Confirm(props: ConfirmProps) {
  const { open, onOpenChange, title, description, action, danger = false, onConfirm } = props;
  const t = useTranslations("common");
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fade-in fixed inset-0 z-40 bg-veil" />
        <Radix.Content className="fade-in fixed top-1/2 left-1/2 z-40 w-[calc(100vw-2rem)] max-w-sm -translate-x-1/2 -translate-y-1/2 rounded-md border border-line bg-surface p-5 shadow-panel">
          <Radix.Title className="text-lg font-semibold tracking-tight text-ink">
            {title}
          </Radix.Title>
          <Radix.Description className="mt-1 text-sm text-ink-2">{description}</Radix.Description>
          <div className="mt-5 flex justify-end gap-2">
            <Radix.Cancel asChild>
              <Button>{t("cancel")}</Button>
            </Radix.Cancel>
            <Radix.Action asChild>
              <Button variant={danger ? "danger" : "primary"} onClick={onConfirm}>
                {action}
              </Button>
            </Radix.Action>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
