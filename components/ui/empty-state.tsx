import type { ReactNode } from "react";

interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Says that there is nothing, why, and what to do about it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center rounded-md border border-line border-dashed bg-surface px-6 py-12 text-center">
      {icon && <div className="mb-3 text-ink-3 [&_svg]:size-6">{icon}</div>}
      <p className="font-medium text-base text-ink">{title}</p>
      {children && <div className="mt-1 max-w-md text-balance text-ink-2 text-sm">{children}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
