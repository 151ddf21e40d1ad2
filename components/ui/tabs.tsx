"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface TabsProps<T extends string> {
  label: string;
  value: T;
  tabs: readonly { value: T; label: ReactNode; content: ReactNode }[];
  onChange: (value: T) => void;
}

/** Views of one thing, of which one is shown; only the shown one is drawn. */
export function Tabs<T extends string>({ label, value, tabs, onChange }: TabsProps<T>) {
  return (
    <Radix.Root
      value={value}
      onValueChange={(chosen) => {
        const tab = tabs.find((one) => one.value === chosen);
        if (tab) onChange(tab.value);
      }}
      className="flex min-h-0 flex-1 flex-col"
    >
      <Radix.List aria-label={label} className="flex gap-4 border-line border-b px-4">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px h-9 cursor-pointer border-transparent border-b-2 font-medium text-ink-2 text-sm hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content
          key={tab.value}
          value={tab.value}
          className="flex min-h-0 flex-1 flex-col focus-visible:outline-none"
        >
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
