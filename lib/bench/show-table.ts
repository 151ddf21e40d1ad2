import type { Table } from "./part";

/** A table for a terminal: columns aligned, figures to the right. */
export function toText({ title, columns, rows }: Table): string {
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return index === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("   ")
      .trimEnd();
  return [`\n${title}`, line(columns), ...rows.map(line)].join("\n");
}

/** The same table in Markdown. */
export function toMarkdown({ title, columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = line(columns.map((_, index) => (index === 0 ? "---" : "---:")));
  return [`### ${title}`, "", line(columns), rule, ...rows.map(line)].join("\n");
}
