"use client";

import { barOf, type GroupSummary } from "./group-summary";

/** A closed group's cells, a color and a height each by its state; its count stands beside it in words. */
export function GroupBar({ summary }: { summary: GroupSummary }) {
  return (
    <div aria-hidden className="group-bar">
      {barOf(summary).map(({ status, count }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a group stay in their places.
        <span key={index} data-status={status} style={{ flexGrow: count }} />
      ))}
    </div>
  );
}
