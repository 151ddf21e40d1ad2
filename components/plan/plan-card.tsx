import type { ReactNode } from "react";

/** A part of the plan with its title, and beside that a few words about it. */
export function PlanCard({
  id,
  title,
  aside,
  children,
}: {
  id: string;
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section
      aria-labelledby={id}
      className="overflow-hidden rounded-md border border-line bg-surface"
    >
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
        <h2 id={id} className="font-semibold text-base text-ink">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
