import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import type { Table } from "./part";
import { toMarkdown } from "./show-table";

const file = () => join(process.cwd(), "docs/benchmarks.md");

/** Replaces what lies between a part's two marks in docs/benchmarks.md by its figures of today. */
export function writeFigures(name: string, tables: readonly Table[]): void {
  const text = readFileSync(file(), "utf8");
  const begin = `<!-- figures of ${name} -->`;
  const end = `<!-- end of ${name} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no place for ${name}`);
  const figures = [conditions(), ...tables.map(toMarkdown)].join("\n\n");
  writeFileSync(file(), `${text.slice(0, from)}${begin}\n${figures}\n\n${text.slice(to)}`);
}

function conditions(): string {
  const [first] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} × ${first?.model.trim() || process.arch}`;
  const load = loadavg()[0]?.toFixed(1);
  return `Measured ${date} on Node ${process.version}, ${machine}, ${process.platform}; load average at the end ${load}.`;
}
