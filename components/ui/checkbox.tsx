"use client";

import type { MouseEvent } from "react";

interface CheckboxProps {
  label: string;
  /** Without it only screen readers are told the label. */
  isLabelShown?: boolean;
  checked: boolean;
  /** Neither on nor off: some of what it stands for is on. */
  isMixed?: boolean;
  /** `isRange` with the shift key held. */
  onChange: (checked: boolean, isRange: boolean) => void;
}

/** A checkbox with the room around it that a finger needs. */
export function Checkbox(props: CheckboxProps) {
  const { label, isLabelShown = false, checked, isMixed = false, onChange } = props;
  function withoutMarkingText(event: MouseEvent) {
    if (event.shiftKey) event.preventDefault();
  }
  return (
    <label
      className="-m-2 inline-flex align-middle cursor-pointer items-center gap-3 p-2 font-normal text-ink-2 text-sm"
      onMouseDown={withoutMarkingText}
    >
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        ref={(box) => {
          if (box) box.indeterminate = isMixed;
        }}
        onChange={({ target, nativeEvent }) =>
          onChange(target.checked, "shiftKey" in nativeEvent && nativeEvent.shiftKey === true)
        }
        className="size-4 cursor-pointer"
      />
      {isLabelShown && <span aria-hidden="true">{label}</span>}
    </label>
  );
}
