"use client";

import { Dialog } from "radix-ui";
import { type ReactNode, useRef } from "react";

/** The step panel as a sheet from the bottom, on a screen without room beside the graph. */
export function StepSheet({
  open,
  title,
  onClose,
  onClosed,
  children,
}: {
  open: boolean;
  title: string;
  onClose: () => void;
  /** It has given up the focus: put it where the sheet was opened from. */
  onClosed: () => void;
  children: ReactNode;
}) {
  const sheet = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fade-in fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          ref={sheet}
          tabIndex={-1}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            sheet.current?.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
          className="step-sheet fixed inset-x-0 bottom-0 z-40 mx-auto flex h-[86dvh] max-w-3xl flex-col overflow-hidden rounded-t-xl border border-line border-b-0 bg-surface shadow-panel outline-none"
        >
          <Dialog.Title className="sr-only">{title}</Dialog.Title>
          <div aria-hidden className="mx-auto mt-2 h-1 w-9 shrink-0 rounded-full bg-line-strong" />
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
