"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { useTranslations } from "use-intl";
import { cx } from "./cx";
import { IconButton } from "./icon-button";
import { useOpener } from "./use-opener";

interface DialogProps {
  open: boolean;
  title: string;
  /** In the middle of the page, or a panel at its right side; on a narrow screen both rise from below. */
  place?: "middle" | "side";
  /** Escape, the cross, or a press beside it. */
  onClose: () => void;
  children: ReactNode;
}

const PLACES = {
  middle:
    "sm:inset-x-auto sm:bottom-auto sm:top-1/2 sm:left-1/2 sm:w-120 sm:max-w-[calc(100vw-2rem)] sm:-translate-1/2 sm:rounded-md sm:border",
  side: "sm:inset-x-auto sm:inset-y-0 sm:right-0 sm:w-120 sm:max-h-none sm:max-w-[calc(100vw-2rem)] sm:rounded-none sm:border-l",
};

/**
 * What has to be dealt with before the page: it keeps the focus, and gives it back. What in it has `autoFocus`
 * begins with it.
 */
export function Dialog({ open, title, place = "middle", onClose, children }: DialogProps) {
  const t = useTranslations("common");
  const box = useRef<HTMLDivElement>(null);
  const giveBack = useOpener(open);
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fade-in fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          ref={box}
          tabIndex={-1}
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (!box.current?.contains(document.activeElement)) box.current?.focus();
          }}
          onCloseAutoFocus={giveBack}
          className={cx(
            "fade-in fixed inset-x-0 bottom-0 z-40 flex max-h-[90dvh] flex-col rounded-t-xl border-line border-t bg-surface shadow-panel outline-none",
            PLACES[place],
          )}
        >
          <header className="flex items-start gap-2 px-5 pt-4">
            <Radix.Title className="min-w-0 flex-1 font-semibold text-ink text-lg leading-8">
              {title}
            </Radix.Title>
            <IconButton label={t("close")} onClick={onClose} className="-mr-2">
              <X aria-hidden="true" />
            </IconButton>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
