"use client";

import { ChevronDown } from "lucide-react";
import { cx } from "./cx";
import { INPUT_CLASS } from "./input";

interface SelectProps<T extends string> {
  /** Its name; shown only to screen readers. */
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  className?: string;
}

/** A choice of one from a list, drawn by the browser when open, so that it works on every device. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, value, options, onChange, className } = props;
  return (
    <span className={cx("relative inline-flex", className)}>
      <select
        aria-label={label}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
        className={cx(INPUT_CLASS, "cursor-pointer appearance-none pr-8")}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-2 right-2 size-4 text-ink-3"
      />
    </span>
  );
}
