"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cx } from "./cx";
import { overlayRoot } from "./overlay-root";

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactNode;
  align?: "start" | "end";
  children: ReactNode;
}

const ITEM =
  "flex h-8 cursor-pointer items-center gap-2 rounded px-2 text-sm text-ink outline-none data-highlighted:bg-surface-2 aria-disabled:cursor-not-allowed [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3";

/** A list of actions under a button, with arrow keys and type-ahead. */
export function Menu({ trigger, align = "end", children }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={overlayRoot()}>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="fade-in z-50 min-w-48 rounded-md border border-line bg-surface p-1 shadow-panel"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface MenuItemProps {
  onSelect: () => void;
  /** Why it cannot be chosen now. The item stays in reach of the arrow keys and says so. */
  disabledReason?: string | undefined;
  /** The reason is written elsewhere in the menu, so that only a screen reader needs it here. */
  isReasonHidden?: boolean;
  children: ReactNode;
}

/** One action of a menu. */
export function MenuItem(props: MenuItemProps) {
  const { onSelect, disabledReason, isReasonHidden = false, children } = props;
  const id = useId();
  if (disabledReason === undefined)
    return (
      <Radix.Item className={ITEM} onSelect={onSelect}>
        {children}
      </Radix.Item>
    );
  return (
    <Radix.Item
      className={cx(ITEM, "h-auto min-h-8 max-w-72 flex-wrap gap-y-0 py-1.5 text-ink-3")}
      aria-disabled
      aria-labelledby={`${id}name`}
      aria-describedby={`${id}reason`}
      onSelect={(event) => event.preventDefault()}
    >
      <span id={`${id}name`} className="flex w-full items-center gap-2">
        {children}
      </span>
      <span id={`${id}reason`} className={isReasonHidden ? "sr-only" : "pl-6 text-ink-2 text-xs"}>
        {disabledReason}
      </span>
    </Radix.Item>
  );
}

/** A few words to the eye about the items below; each of them says it to a screen reader. */
export function MenuNote({ children }: { children: ReactNode }) {
  return (
    <p aria-hidden="true" className="max-w-72 px-2 py-1.5 text-ink-2 text-xs">
      {children}
    </p>
  );
}

/** A line of text in a menu that cannot be chosen. */
function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 py-1.5 text-xs text-ink-3">{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}

interface MenuChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; icon?: ReactNode }[];
  onChange: (value: T) => void;
}

/** A choice of one in a menu; the chosen one carries a check. */
export function MenuChoice<T extends string>(props: MenuChoiceProps<T>) {
  const { label, value, options, onChange } = props;
  return (
    <Radix.RadioGroup value={value} aria-label={label}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          className={ITEM}
          onSelect={() => onChange(option.value)}
        >
          {option.icon}
          <span className="flex-1">{option.label}</span>
          <Radix.ItemIndicator>
            <Check aria-hidden="true" />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}
