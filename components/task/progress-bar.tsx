import "./progress-bar.css";
import type { Task } from "@/lib/contract/task";

/** How far a task is: done, running and failed parts of a bar. The numbers stand beside it. */
export function ProgressBar({
  progress: { total, successful, failed, running },
  className = "w-24",
}: {
  progress: Task["progress"];
  className?: string;
}) {
  const part = (count: number) => ({ width: `${(100 * count) / Math.max(1, total)}%` });
  return (
    <span aria-hidden className={`flex h-1.5 overflow-hidden rounded-full bg-line ${className}`}>
      <span className="bg-successful" style={part(successful)} />
      <span className="bg-failed" style={part(failed)} />
      <span className="progress-running" style={part(running)} />
    </span>
  );
}
