"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "./icon-button";

interface DrawerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  children: ReactNode;
}

/** A sheet on the right edge, over a page too narrow for a panel of its own. */
export function Drawer({ open, onOpenChange, title, children }: DrawerProps) {
  const t = useTranslations("common");
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fade-in fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          aria-describedby={undefined}
          className="slide-in fixed inset-y-0 right-0 z-40 flex w-full max-w-xl flex-col border-line border-l bg-surface shadow-panel"
        >
          <header className="flex min-h-12 items-center gap-3 border-line border-b px-4">
            <Radix.Title className="min-w-0 flex-1 truncate text-base font-semibold">
              {title}
            </Radix.Title>
            <Radix.Close asChild>
              <IconButton label={t("close")} className="-mr-2">
                <X aria-hidden="true" />
              </IconButton>
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
