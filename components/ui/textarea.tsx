import type { ComponentProps } from "react";
import { cx } from "./cx";
import { INPUT_CLASS } from "./input";

/** A field for several lines. */
export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} className={cx(INPUT_CLASS, "h-auto min-h-16 py-1.5", className)} />;
}
