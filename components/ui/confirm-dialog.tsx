"use client";

import { AlertDialog } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { CallProblem } from "./call-problem";
import { useOpener } from "./use-opener";

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** What will have happened afterwards. */
  children: ReactNode;
  /** The word on the button that does it. */
  confirm: string;
  pending: boolean;
  /** Why it was refused. */
  error?: Error | null;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once more before something that cannot be taken back. The focus is on the way out. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, confirm, pending, error, onConfirm, onClose } = props;
  const t = useTranslations("common");
  const giveBack = useOpener(open);
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fade-in fixed inset-0 z-40 bg-veil" />
        <AlertDialog.Content
          onCloseAutoFocus={giveBack}
          className="fade-in fixed top-1/2 left-1/2 z-40 max-h-[90dvh] w-[calc(100vw-2rem)] max-w-md -translate-1/2 overflow-y-auto rounded-md border border-line bg-surface p-5 shadow-panel outline-none"
        >
          <AlertDialog.Title className="font-semibold text-ink text-lg">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="mt-1 text-ink-2 text-sm">{children}</div>
          </AlertDialog.Description>
          {error && <CallProblem error={error} className="mt-4" />}
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{t("cancel")}</Button>
            </AlertDialog.Cancel>
            <Button variant="primary" pending={pending} onClick={onConfirm}>
              {confirm}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
