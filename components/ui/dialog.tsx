"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cx } from "./cx";
import { IconButton } from "./icon-button";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** One sentence below the title. */
  description?: ReactNode;
  /** Buttons, the one that acts last. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  children?: ReactNode;
}

const WIDTHS = { sm: "max-w-sm", md: "max-w-lg", lg: "max-w-2xl" };

/** The focus goes to what is marked `data-autofocus`, else to the window itself. */
function focusMarked(event: Event) {
  event.preventDefault();
  const { currentTarget: window } = event;
  if (!(window instanceof HTMLElement)) return;
  const marked = window.querySelector<HTMLElement>("[data-autofocus]");
  (marked ?? window).focus();
}

/** A window over the page that takes the focus and gives it back. When it is long, its title and buttons stay. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  footer,
  size = "md",
  children,
}: DialogProps) {
  const t = useTranslations("common");
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fade-in fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          onOpenAutoFocus={focusMarked}
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cx(
            "fade-in fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col overflow-y-auto rounded-md border border-line bg-surface shadow-panel outline-none",
            WIDTHS[size],
          )}
        >
          <header className="sticky top-0 z-10 flex items-start gap-3 bg-surface px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold tracking-tight text-ink">
                {title}
              </Radix.Title>
              {description && (
                <Radix.Description className="mt-0.5 text-sm text-ink-2">
                  {description}
                </Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton label={t("close")} className="-mt-1 -mr-2">
                <X aria-hidden="true" />
              </IconButton>
            </Radix.Close>
          </header>
          <div className="px-5 pb-5">{children}</div>
          {footer && (
            <footer className="sticky bottom-0 z-10 flex flex-wrap bg-surface items-center justify-end gap-2 border-line border-t px-5 py-3">
              {footer}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
