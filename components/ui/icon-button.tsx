"use client";

import type { ComponentProps } from "react";
import { cx } from "./cx";
import { Tooltip } from "./tooltip";

interface IconButtonProps extends Omit<ComponentProps<"button">, "disabled" | "aria-label"> {
  /** What it does; its name for screen readers and its tooltip. */
  label: string;
  size?: "sm" | "md";
  /** Pressed or not, for a button that switches. */
  pressed?: boolean;
}

/** A square button that shows only an icon and is named by its label. */
export function IconButton({
  label,
  size = "md",
  pressed,
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={label}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        aria-pressed={pressed}
        className={cx(
          "inline-flex shrink-0 cursor-pointer items-center justify-center rounded-md text-ink-2 transition-colors hover:bg-surface-2 hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent [&_svg]:size-4",
          size === "sm" ? "size-6" : "size-8",
          className,
        )}
      />
    </Tooltip>
  );
}
