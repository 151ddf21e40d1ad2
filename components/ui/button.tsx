"use client";

import { type ComponentProps, type MouseEvent, useId } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class";
import { cx } from "./cx";
import { Spinner } from "./spinner";
import { Tooltip } from "./tooltip";

interface ButtonProps extends Omit<ComponentProps<"button">, "disabled"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Why it cannot be pressed now. The button stays in the tab order and says so. */
  disabledReason?: string | undefined;
  /** Something it began is under way; pressing again does nothing. */
  pending?: boolean;
}

/** A button. It is never `disabled`: what cannot be pressed stays reachable and gives its reason. */
export function Button({
  variant = "secondary",
  size = "md",
  disabledReason,
  pending = false,
  className,
  onClick,
  type = "button",
  children,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const off = pending || disabledReason !== undefined;

  function press(event: MouseEvent<HTMLButtonElement>) {
    if (off) event.preventDefault();
    else onClick?.(event);
  }

  const button = (
    <button
      {...rest}
      type={type}
      className={cx(buttonClass(variant, size), className)}
      aria-disabled={off || undefined}
      aria-busy={pending || undefined}
      aria-describedby={disabledReason ? reasonId : rest["aria-describedby"]}
      onClick={press}
    >
      {pending && <Spinner />}
      {children}
    </button>
  );
  if (!disabledReason) return button;
  return (
    <>
      <Tooltip content={disabledReason}>{button}</Tooltip>
      <span id={reasonId} className="sr-only">
        {disabledReason}
      </span>
    </>
  );
}
