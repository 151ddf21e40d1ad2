import type { HostileRequest } from "./hostile-request";
import type { Operation } from "./operations-of";

/** Every one of these has been answered, or the requests were not hostile enough. */
const EXPECTED = [200, 204, 304, 400, 401, 403, 404, 405, 413, 415];

/** Counts what was sent and answered, and keeps what was wrong. */
export class Tally {
  readonly complaints: string[] = [];
  private readonly statuses = new Map<number, number>();
  private readonly asked = new Map<string, number>();
  private raw = 0;

  /** Notes an answer, and what is wrong with it. */
  note(request: HostileRequest, status: number, complaint: string | undefined): void {
    const key = `${request.operation.id} ${request.who}`;
    this.asked.set(key, (this.asked.get(key) ?? 0) + 1);
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (complaint) this.complaints.push(`${complaint}: ${shown(request)}`);
  }

  noteRaw(complaint: string | undefined): void {
    this.raw += 1;
    if (complaint) this.complaints.push(complaint);
  }

  get total(): number {
    return [...this.statuses.values()].reduce((sum, count) => sum + count, this.raw);
  }

  /** How often each status was answered. */
  summary(): string {
    const counts = [...this.statuses].sort(([a], [b]) => a - b);
    return `${counts.map(([status, count]) => `${status}: ${count}`).join(", ")}, broken: ${this.raw}`;
  }

  /** The statuses that were never answered, and the operations that one of the callers never asked for. */
  missing(operations: readonly Operation[]): string[] {
    const asked = operations.flatMap(({ id }) =>
      ["nobody", "viewer", "admin"].map((who) => `${id} ${who}`),
    );
    return [
      ...EXPECTED.filter((status) => !this.statuses.has(status)).map(String),
      ...asked.filter((key) => !this.asked.has(key)),
    ];
  }
}

function shown({ who, method, target, headers, body }: HostileRequest): string {
  const start = body?.subarray(0, 200).toString() ?? "";
  return `${who}: ${method} ${target.slice(0, 300)} ${JSON.stringify(headers).slice(0, 600)} ${start}`;
}
