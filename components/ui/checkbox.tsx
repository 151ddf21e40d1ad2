"use client";

import { type MouseEvent, useId } from "react";
import { Tooltip } from "./tooltip";

interface CheckboxProps {
  label: string;
  /** Without it only screen readers are told the label. */
  isLabelShown?: boolean;
  checked: boolean;
  /** Neither on nor off: some of what it stands for is on. */
  isMixed?: boolean;
  /** Why it cannot be changed now. The box stays in the tab order and says so. */
  disabledReason?: string | undefined;
  /** `isRange` with the shift key held. */
  onChange: (checked: boolean, isRange: boolean) => void;
}

/** A checkbox with the room around it that a finger needs. */
export function Checkbox(props: CheckboxProps) {
  const { label, isLabelShown = false, checked, isMixed = false, disabledReason, onChange } = props;
  const reasonId = useId();
  const isOff = disabledReason !== undefined;
  function withoutMarkingText(event: MouseEvent) {
    if (event.shiftKey) event.preventDefault();
  }
  const box = (
    <label
      className="-m-2 inline-flex align-middle cursor-pointer items-center gap-3 p-2 font-normal text-ink-2 text-sm has-aria-disabled:cursor-not-allowed"
      onMouseDown={withoutMarkingText}
    >
      <input
        type="checkbox"
        aria-label={label}
        aria-disabled={isOff || undefined}
        aria-describedby={isOff ? reasonId : undefined}
        checked={checked}
        ref={(box) => {
          if (box) box.indeterminate = isMixed;
        }}
        onChange={({ target, nativeEvent }) =>
          isOff ||
          onChange(target.checked, "shiftKey" in nativeEvent && nativeEvent.shiftKey === true)
        }
        className="size-4 cursor-pointer aria-disabled:cursor-not-allowed aria-disabled:opacity-50"
      />
      {isLabelShown && <span aria-hidden="true">{label}</span>}
    </label>
  );
  if (!isOff) return box;
  return (
    <>
      <Tooltip content={disabledReason}>{box}</Tooltip>
      <span id={reasonId} className="sr-only">
        {disabledReason}
      </span>
    </>
  );
}
