import type { ComponentProps } from "react";
import { cx } from "./cx";

/** A framed table that scrolls sideways by itself when it has to; give it a `caption`. */
export function Table({ caption, children }: { caption: string; children: React.ReactNode }) {
  return (
    <div className="relative overflow-x-auto rounded-md border border-line bg-surface">
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export function Th({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(
        "h-9 whitespace-nowrap border-line border-b px-3 font-medium text-ink-3 text-xs first:pl-4 last:pr-4",
        className,
      )}
    />
  );
}

export function Td({ className, ...rest }: ComponentProps<"td">) {
  return <td {...rest} className={cx("h-11 px-3 py-1.5 first:pl-4 last:pr-4", className)} />;
}

/** A row; rows are told apart by a hairline and show where the pointer is. */
export function Tr({ className, ...rest }: ComponentProps<"tr">) {
  return (
    <tr
      {...rest}
      className={cx(
        "relative border-line border-b transition-colors last:border-b-0 hover:bg-surface-2/60",
        className,
      )}
    />
  );
}
