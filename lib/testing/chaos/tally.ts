/** Everything that was asked for or done to the fleet, by kind and by what came of it. */
export class Tally {
  total = 0;
  private readonly counts = new Map<string, Map<string, number>>();
  private readonly lines: string[] = [];

  /** Counts one thing, e.g. `stop server` and `OBE11070`, and keeps it for the story of a failure. */
  add(kind: string, outcome: string, detail = ""): void {
    this.total += 1;
    const outcomes = this.counts.get(kind) ?? new Map<string, number>();
    this.counts.set(kind, outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1));
    this.tell(`${kind} ${detail}: ${outcome}`);
  }

  /** Keeps a line that is not something asked for. */
  tell(line: string): void {
    this.lines.push(`${new Date().toISOString().slice(11, 23)} #${this.total} ${line}`);
  }

  /** A line for each kind, with how often each outcome was. */
  summary(): string {
    return [...this.counts]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([kind, outcomes]) => {
        const each = [...outcomes].map(([outcome, count]) => `${outcome} ${count}`);
        return `  ${kind}: ${each.join(", ")}`;
      })
      .join("\n");
  }

  /** The last things that happened, oldest first. */
  story(count = 60): string {
    return this.lines.slice(-count).join("\n");
  }
}
