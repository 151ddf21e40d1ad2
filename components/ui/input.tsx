import type { ComponentProps } from "react";
import { cx } from "./cx";

/** The looks of every field that text is typed into. */
export const INPUT_CLASS =
  "h-8 w-full rounded-md border border-line-strong bg-surface px-2.5 text-ink text-sm placeholder:text-ink-3 aria-invalid:border-bad";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={cx(INPUT_CLASS, className)} />;
}
