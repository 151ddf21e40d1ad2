import { create } from "./create";
import { engine } from "./engine";
import { lists } from "./lists";
import { overhead } from "./overhead";
import type { Part, Table } from "./part";
import { plan } from "./plan";
import { poll } from "./poll";
import { endAll } from "./scratch";
import { toText } from "./show-table";
import { signed } from "./signed";
import { writeFigures } from "./write-figures";

const PARTS: readonly Part[] = [create, plan, engine, overhead, poll, lists, signed];

const say = (text: string) => console.log(`[bench] ${text}`);

/**
 * Runs the named parts, or all, one after the other, and prints their figures; with `--write` it puts
 * them into docs/benchmarks.md. Answers the exit code.
 */
export async function bench(args: readonly string[], build: () => Promise<void>): Promise<number> {
  const names = args.filter((arg) => arg !== "--write");
  const unknown = names.find((name) => !PARTS.some((part) => part.name === name));
  if (unknown !== undefined) {
    console.error(`There is no part ${unknown}; there are: ${PARTS.map((p) => p.name).join(" ")}`);
    return 2;
  }
  endOnSignal();
  const parts = PARTS.filter(({ name }) => names.length === 0 || names.includes(name));
  if (parts.some(({ needsBuild }) => needsBuild)) await build();
  for (const part of parts) {
    const tables = await measure(part);
    for (const table of tables) console.log(toText(table));
    if (args.includes("--write")) writeFigures(part.name, tables);
  }
  return 0;
}

async function measure(part: Part): Promise<Table[]> {
  say(part.name);
  try {
    return await part.run(say);
  } finally {
    await endAll();
  }
}

function endOnSignal(): void {
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)
    process.once(signal, () => {
      // What still measures loses its database under its feet; that must not keep the rest open.
      process.on("uncaughtException", () => undefined);
      void endAll().then(() => process.exit(code));
    });
}
