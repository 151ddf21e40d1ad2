"use client";

import { useId } from "react";

/** An option that is on or off, with a hint. One that cannot be changed stays reachable and says why. */
export function OptionCheckbox({
  label,
  hint,
  checked,
  disabledReason,
  onChange,
}: {
  label: string;
  hint: string;
  checked: boolean;
  disabledReason?: string | undefined;
  onChange: (checked: boolean) => void;
}) {
  const id = useId();
  const hintId = `${id}hint`;
  const isOff = disabledReason !== undefined;
  return (
    <div className="flex gap-2.5">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-disabled={isOff || undefined}
        aria-describedby={hintId}
        onChange={({ target }) => !isOff && onChange(target.checked)}
        className="mt-0.5 size-4 shrink-0 cursor-pointer aria-disabled:cursor-not-allowed aria-disabled:opacity-50"
      />
      <div className="min-w-0 text-sm">
        <label
          htmlFor={id}
          className={`font-medium ${isOff ? "cursor-not-allowed text-ink-3" : "cursor-pointer text-ink"}`}
        >
          {label}
        </label>
        <p id={hintId} className="text-ink-3 text-xs">
          {disabledReason ?? hint}
        </p>
      </div>
    </div>
  );
}
