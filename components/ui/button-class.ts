import { cx } from "./cx";

export type ButtonVariant = "primary" | "secondary" | "ghost";
export type ButtonSize = "sm" | "md" | "lg";

const BASE =
  "inline-flex shrink-0 cursor-pointer select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors aria-disabled:cursor-not-allowed";

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    "border-transparent bg-accent text-accent-ink not-aria-disabled:hover:bg-accent-strong aria-disabled:bg-surface-2 aria-disabled:border-line aria-disabled:text-ink-3",
  secondary:
    "border-line-strong bg-surface text-ink not-aria-disabled:hover:bg-surface-2 aria-disabled:border-line aria-disabled:text-ink-3",
  ghost:
    "border-transparent bg-transparent text-ink-2 not-aria-disabled:hover:bg-surface-2 not-aria-disabled:hover:text-ink aria-disabled:text-ink-3",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "h-7 px-2.5 text-sm",
  md: "h-8 px-3 text-sm",
  lg: "h-9 px-4 text-base",
};

/** The looks of a button, for links that look like one too. */
export const buttonClass = (variant: ButtonVariant = "secondary", size: ButtonSize = "md") =>
  cx(BASE, VARIANTS[variant], SIZES[size]);
