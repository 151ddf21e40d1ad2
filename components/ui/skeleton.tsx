import { cx } from "./cx";

/** A gray block where something will be. Whoever draws it says "loading" once, beside it. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden="true"
      className={cx("rounded bg-surface-2 motion-safe:animate-pulse", className)}
    />
  );
}
