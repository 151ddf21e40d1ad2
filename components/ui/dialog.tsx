"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
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

/**
 * The focus goes to what is marked `data-autofocus`, else to the window itself, and afterwards back to
 * where it was. Radix would give it back only to a trigger of its own.
 */
function useFocus() {
  const opener = useRef<Element>(null);
  return {
    onOpenAutoFocus(event: Event) {
      event.preventDefault();
      opener.current = document.activeElement;
      const { currentTarget: window } = event;
      if (!(window instanceof HTMLElement)) return;
      (window.querySelector<HTMLElement>("[data-autofocus]") ?? window).focus();
    },
    onCloseAutoFocus(event: Event) {
      event.preventDefault();
      if (opener.current instanceof HTMLElement) opener.current.focus();
    },
  };
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
  const focus = useFocus();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fade-in fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          {...focus}
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
