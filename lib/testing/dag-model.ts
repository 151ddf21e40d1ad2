import fc from "fast-check";

/** What the rows must be, by OCP's rules alone. */
export class DagModel {
  readonly status = new Map<string, string>();
  readonly nodes: Record<string, string[]>;

  constructor(nodes: Record<string, string[]>) {
    this.nodes = nodes;
    for (const [key, upstreams] of Object.entries(nodes))
      this.status.set(key, upstreams.length === 0 ? "READY" : "PENDING");
  }

  having(status: string): string[] {
    return [...this.status].filter(([, one]) => one === status).map(([key]) => key);
  }

  finish(ends: { key: string; status: string }[]): void {
    for (const { key, status } of ends)
      this.status.set(key, status === "INTERRUPTED" ? "READY" : status);
    const halted = this.having("FAILED").length > 0;
    for (const [key, upstreams] of Object.entries(this.nodes)) {
      const status = this.status.get(key);
      if (halted && status === "READY") this.status.set(key, "PENDING");
      const free = upstreams.every((one) => this.status.get(one) === "SUCCESSFUL");
      if (!halted && status === "PENDING" && free) this.status.set(key, "READY");
    }
  }

  get task(): string {
    const failed = this.having("FAILED").length > 0;
    if (failed && this.having("RUNNING").length === 0) return "FAILED";
    return this.having("SUCCESSFUL").length === this.status.size ? "SUCCESSFUL" : "RUNNING";
  }
}

/** Random DAGs of 1 to `nodes` nodes: `{ key: upstream keys }`. */
export const anyDag = (nodes: number, stepId = "n"): fc.Arbitrary<Record<string, string[]>> =>
  fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: nodes }).map((picks) =>
    Object.fromEntries(
      picks.map((ups, index) => {
        const before = index === 0 ? [] : ups.map((up) => `${stepId}:${up % index}`);
        return [`${stepId}:${index}`, [...new Set(before)]];
      }),
    ),
  );
