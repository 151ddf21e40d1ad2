"use client";

import { type ReactNode, useId } from "react";

/** A part of a page of the settings, with its `<h2>`. */
export function SettingsSection(props: { title: string; lead?: ReactNode; children: ReactNode }) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className="font-semibold text-base text-ink">
        {props.title}
      </h2>
      {props.lead && <p className="mt-0.5 max-w-prose text-ink-2 text-sm">{props.lead}</p>}
      <div className="mt-2">{props.children}</div>
    </section>
  );
}
