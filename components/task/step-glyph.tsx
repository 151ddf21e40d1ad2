import { cx } from "../ui/cx";
import type { StepState, TaskState } from "./step-state";

type GlyphStatus = StepState | TaskState;

/** Ink of a state, for its glyph and its word. */
export const STATUS_INK: Record<GlyphStatus, string> = {
  PENDING: "text-pending",
  READY: "text-ready",
  RUNNING: "text-running",
  CANCELING: "text-canceled",
  FAILED: "text-failed",
  SUCCESSFUL: "text-successful",
  INTERRUPTED: "text-canceled",
  CANCELED: "text-canceled",
  SKIPPED: "text-canceled",
  UNDOING: "text-running",
  UNDONE: "text-canceled",
  UNDO_FAILED: "text-failed",
  ROLLING_BACK: "text-running",
  ROLLED_BACK: "text-canceled",
  ROLLBACK_FAILED: "text-failed",
  ABANDONED: "text-canceled",
};

/** The state of a step as a shape of its own; the word goes beside it, the color only repeats them. */
export function StepGlyph({
  status,
  className = "size-4",
}: {
  status: GlyphStatus;
  className?: string;
}) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cx("shrink-0", STATUS_INK[status], className)}
    >
      <Shape status={status} />
    </svg>
  );
}

function Shape({ status }: { status: GlyphStatus }) {
  switch (status) {
    case "PENDING":
      return (
        <circle
          cx="8"
          cy="8"
          r="6"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray="2.2 2.5"
        />
      );
    case "READY":
      return (
        <>
          <circle cx="8" cy="8" r="6" stroke="currentColor" strokeWidth="1.5" />
          <circle cx="8" cy="8" r="2.5" fill="currentColor" />
        </>
      );
    case "RUNNING":
    case "UNDOING":
    case "ROLLING_BACK":
      return (
        <path
          className="glyph-turn"
          d="M13.2 5a6 6 0 1 1-3.4-2.7"
          stroke="currentColor"
          strokeWidth="2.2"
        />
      );
    case "SUCCESSFUL":
      return (
        <>
          <circle cx="8" cy="8" r="7" fill="currentColor" />
          <path d="m5 8.2 2.1 2.1L11 6.2" stroke="var(--surface)" strokeWidth="1.7" />
        </>
      );
    case "FAILED":
    case "UNDO_FAILED":
    case "ROLLBACK_FAILED":
      return (
        <>
          <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z" fill="currentColor" />
          <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" stroke="var(--surface)" strokeWidth="1.7" />
        </>
      );
    case "CANCELING":
      return (
        <rect x="2.5" y="2.5" width="11" height="11" rx="2" stroke="currentColor" strokeWidth="2" />
      );
    case "CANCELED":
    case "ABANDONED":
      return (
        <>
          <circle cx="8" cy="8" r="6" stroke="currentColor" strokeWidth="1.8" />
          <path d="m3.8 12.2 8.4-8.4" stroke="currentColor" strokeWidth="1.8" />
        </>
      );
    case "SKIPPED":
      return (
        <>
          <circle cx="8" cy="8" r="6.2" stroke="currentColor" strokeWidth="1.5" />
          <path
            d="m4.8 5.6 3 2.4-3 2.4m3.6-4.8 3 2.4-3 2.4"
            stroke="currentColor"
            strokeWidth="1.4"
          />
        </>
      );
    case "UNDONE":
    case "ROLLED_BACK":
      return (
        <path
          d="M5.5 2.5 2 6l3.5 3.5M2.4 6h7.1a4 4 0 0 1 0 8H6"
          stroke="currentColor"
          strokeWidth="1.8"
        />
      );
    case "INTERRUPTED":
      return (
        <>
          <rect
            x="2.5"
            y="2.5"
            width="11"
            height="11"
            rx="2"
            stroke="currentColor"
            strokeWidth="1.5"
          />
          <path d="M6.5 6v4m3-4v4" stroke="currentColor" strokeWidth="1.5" />
        </>
      );
  }
}
