import type { ReactNode } from "react";
import { cx } from "./cx";

const TONES = {
  plain: "bg-surface-2 text-ink-2",
  accent: "bg-accent-soft text-accent",
  attention: "bg-attention-soft text-attention",
  bad: "bg-danger-soft text-bad",
};

/** A small word beside a name: a role, a count, a kind. States have glyphs instead. */
export function Badge({
  tone = "plain",
  title,
  children,
}: {
  tone?: keyof typeof TONES;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span
      title={title}
      className={cx(
        "inline-flex h-5 shrink-0 items-center gap-1 rounded px-1.5 font-medium text-xs",
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}
