import fc from "fast-check";

type End = "SUCCESSFUL" | "FAILED" | "INTERRUPTED";
interface Node {
  status: string;
  operation: string;
  ran: boolean;
  upstreams: readonly string[];
}

function end(node: Node, status: End): void {
  if (node.status === "CANCELING") Object.assign(node, { status: "FAILED", operation: "CANCEL" });
  else if (status === "INTERRUPTED") node.status = "READY";
  else if (status === "SUCCESSFUL" && node.operation.startsWith("ROLLBACK"))
    node.status = "PENDING";
  else node.status = status;
}

/** What the rows of a task must be, by OCP's rules alone. */
export class DagModel {
  readonly nodes: Map<string, Node>;
  task = "RUNNING";
  operation = "EXECUTE";
  abandoned = false;

  constructor(dag: Record<string, readonly string[]>) {
    this.nodes = new Map(
      Object.entries(dag).map(([key, upstreams]) => [
        key,
        { status: "PENDING", operation: "EXECUTE", ran: false, upstreams },
      ]),
    );
    this.goOn();
  }

  having(...statuses: string[]): string[] {
    return [...this.nodes]
      .filter(([, { status }]) => statuses.includes(status))
      .map(([key]) => key);
  }

  claim(key: string): void {
    Object.assign(this.node(key), { status: "RUNNING", ran: true });
  }

  finish(ends: readonly { key: string; status: End }[]): void {
    for (const { key, status } of ends) end(this.node(key), status);
    if (this.having("FAILED").length > 0 && this.operation !== "ROLLBACK") this.halt();
    this.goOn();
    this.settle();
  }

  /** Whether it may be done; it is done when it may. */
  steerTask(what: "RETRY" | "ROLLBACK" | "ABANDON"): boolean {
    const refused = what === "RETRY" && this.operation === "ROLLBACK";
    if (this.abandoned || this.task !== "FAILED" || refused) return false;
    if (what === "ABANDON") {
      this.abandoned = true;
      return true;
    }
    this.task = "RUNNING";
    this.operation = what;
    for (const node of this.nodes.values()) {
      if (node.status === "FAILED") Object.assign(node, { status: "READY", operation: what });
      else if (node.status === "SUCCESSFUL" && what === "ROLLBACK") node.operation = what;
    }
    this.goOn();
    return true;
  }

  steerSubtask(key: string, what: "RETRY" | "SKIP" | "CANCEL"): boolean {
    const node = this.node(key);
    const undoing = this.operation === "ROLLBACK";
    if (this.abandoned || (what === "RETRY" && undoing)) return false;
    if (node.status !== (what === "CANCEL" ? "RUNNING" : "FAILED")) return false;
    if (what === "CANCEL") {
      node.status = "CANCELING";
      return true;
    }
    this.task = "RUNNING";
    const operation = what === "SKIP" && undoing ? "ROLLBACK_SKIP" : what;
    Object.assign(node, { status: "READY", operation });
    this.goOn();
    return true;
  }

  /** After a failure nothing new begins. */
  private halt(): void {
    for (const node of this.nodes.values())
      if (node.status === "READY" && node.operation === "EXECUTE" && !node.ran)
        node.status = "PENDING";
  }

  private goOn(): void {
    if (this.having("FAILED").length > 0) return;
    const undoing = this.operation === "ROLLBACK";
    const ready = [...this.nodes].filter(([key, { status, upstreams }]) =>
      undoing
        ? status === "SUCCESSFUL" && this.downstreamsOf(key).every((one) => one === "PENDING")
        : status === "PENDING" && upstreams.every((one) => this.node(one).status === "SUCCESSFUL"),
    );
    for (const [, node] of ready) node.status = "READY";
  }

  private settle(): void {
    if (this.having("RUNNING", "CANCELING", "READY").length > 0) return;
    const done = this.operation === "ROLLBACK" ? "PENDING" : "SUCCESSFUL";
    if (this.having("FAILED").length > 0) this.task = "FAILED";
    else if (this.having(done).length === this.nodes.size) this.task = "SUCCESSFUL";
  }

  private downstreamsOf(key: string): string[] {
    return [...this.nodes.values()]
      .filter(({ upstreams }) => upstreams.includes(key))
      .map(({ status }) => status);
  }

  private node(key: string): Node {
    const node = this.nodes.get(key);
    if (!node) throw new Error(`The model has no ${key}`);
    return node;
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
