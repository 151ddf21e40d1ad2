import type { ReactNode } from "react";
import type { Tone } from "../status/tone";
import { ToneGlyph } from "../status/tone-glyph";
import { cx } from "./cx";

const GROUNDS: Record<Tone, string> = {
  good: "border-line bg-surface-2",
  moving: "border-transparent bg-accent-soft",
  attention: "border-transparent bg-attention-soft",
  off: "border-line bg-surface-2",
  bad: "border-transparent bg-danger-soft",
};

interface NoticeProps {
  tone: Tone;
  title?: ReactNode;
  /** `alert` for what has just gone wrong; leave it out for what is simply so. */
  role?: "alert" | "status";
  action?: ReactNode;
  children?: ReactNode;
}

/** A few lines that stand out of a page: a refusal, a warning, a failure. */
export function Notice({ tone, title, role, action, children }: NoticeProps) {
  return (
    <div role={role} className={cx("flex gap-2.5 rounded-md border px-3 py-2.5", GROUNDS[tone])}>
      <ToneGlyph tone={tone} className="mt-0.5 size-4" />
      <div className="min-w-0 flex-1 text-sm">
        {title && <p className="font-medium text-ink">{title}</p>}
        {children && <div className={title ? "text-ink-2" : "text-ink"}>{children}</div>}
      </div>
      {action}
    </div>
  );
}
