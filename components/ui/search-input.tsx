"use client";

import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { cx } from "./cx";
import { INPUT_CLASS } from "./input";

interface SearchInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
}

const TYPES = "input, textarea, select, [contenteditable=true], [role=dialog] *";

/** A search field. `/` goes to it from anywhere on the page, Escape clears it and then leaves it. */
export function SearchInput({ label, value, onChange, className }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    function focus(event: globalThis.KeyboardEvent) {
      const isTyping = event.target instanceof Element && event.target.matches(TYPES);
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      input.current?.focus();
    }
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, []);

  function leave(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Escape") return;
    if (value === "") input.current?.blur();
    else onChange("");
  }

  return (
    <div className={cx("relative", className)}>
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-3"
      />
      <input
        ref={input}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={leave}
        className={cx(INPUT_CLASS, "peer px-8 [&::-webkit-search-cancel-button]:hidden")}
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute top-1.5 right-2 hidden h-5 min-w-5 rounded border border-line bg-surface-2 text-center font-mono text-ink-3 text-xs leading-[18px] peer-focus:hidden sm:block"
      >
        /
      </span>
    </div>
  );
}
