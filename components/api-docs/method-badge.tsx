import { cx } from "../ui/cx";

const TONES: Record<string, string> = {
  GET: "text-good",
  POST: "text-accent",
  PUT: "text-attention",
  DELETE: "text-bad",
};

/** The method of an endpoint. Its colour only repeats what the word says. */
export const MethodBadge = ({ method }: { method: string }) => (
  <span
    className={cx("w-13 shrink-0 font-medium font-mono text-xs", TONES[method] ?? "text-ink-2")}
  >
    {method}
  </span>
);
