import { cx } from "../ui/cx";
import type { Tone } from "./tone";

const COLORS: Record<Tone, string> = {
  good: "text-good",
  moving: "text-moving",
  attention: "text-attention",
  off: "text-off",
  bad: "text-bad",
};

/** A state as a shape: disc, ring with a gap, triangle, hollow square, octagon. The word goes beside it. */
export function ToneGlyph({ tone, className = "size-3" }: { tone: Tone; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      fill="none"
      data-tone={tone}
      className={cx("shrink-0", COLORS[tone], className)}
    >
      <Shape tone={tone} />
    </svg>
  );
}

function Shape({ tone }: { tone: Tone }) {
  switch (tone) {
    case "good":
      return <circle cx="8" cy="8" r="6" fill="currentColor" />;
    case "moving":
      return (
        <path
          className="glyph-turn"
          d="M13.2 5a6 6 0 1 1-3.4-2.7"
          stroke="currentColor"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
      );
    case "attention":
      return (
        <path
          d="M8 2.2 14.4 13.6H1.6Z"
          fill="currentColor"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinejoin="round"
        />
      );
    case "off":
      return (
        <rect x="3" y="3" width="10" height="10" rx="1.5" stroke="currentColor" strokeWidth="2.2" />
      );
    case "bad":
      return <path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3Z" fill="currentColor" />;
  }
}
