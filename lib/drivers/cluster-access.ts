import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { type Bound, bounded } from "./bounded";
import type { Endpoint, ServerRow, SysAccount } from "./cluster";
import { Connections } from "./connections";
import type { CallControl } from "./control";
import { learnEndpoints, orderEndpoints } from "./endpoints";
import { DriverError } from "./error";
import { SqlError } from "./sql-error";

const LONGEST_TRY_MS = 10_000;
const SHORTEST_TRY_MS = 250;
/** So that a server's silence is told as such before the whole call runs out of time. */
const MARGIN_MS = 100;

/** Runs a statement on the server that was reached. */
export type Query = (sql: string) => Promise<Record<string, unknown>[]>;

/** The servers of one cluster: which to ask next, and the connections to them. */
export class ClusterAccess {
  readonly connections: Connections;
  private endpoints: readonly Endpoint[];
  private lastGood: Endpoint | undefined;

  constructor(endpoints: readonly Endpoint[], account: SysAccount) {
    this.connections = new Connections(account);
    this.endpoints = endpoints;
  }

  ordered(last: Endpoint | undefined): Endpoint[] {
    return orderEndpoints(this.endpoints, last, this.lastGood);
  }

  learn(rows: readonly ServerRow[]): void {
    this.endpoints = learnEndpoints(this.endpoints, rows);
  }

  /**
   * Reads from the first server that answers. Each gets its share of the time that is left, so that one
   * that hangs does not use up the call. A wrong password is final at the first server.
   */
  read<T>(
    what: string,
    control: CallControl,
    last: Endpoint | undefined,
    work: (query: Query) => Promise<T>,
  ): Promise<T> {
    return bounded(control, what, "not_done", async (bound) => {
      const waiting = this.ordered(last);
      let failed: SqlError | undefined;
      for (let endpoint = waiting.shift(); endpoint; endpoint = waiting.shift()) {
        const timeoutMs = shareOf(control, waiting.length + 1);
        try {
          return await this.readFrom(endpoint, timeoutMs, bound, work);
        } catch (error) {
          if (!(error instanceof SqlError) || !error.verdict.elsewhere) throw error;
          failed = moreTelling(failed, error);
        }
        bound.check();
      }
      throw failed ?? noServer();
    });
  }

  private async readFrom<T>(
    endpoint: Endpoint,
    timeoutMs: number,
    { signal }: Bound,
    work: (query: Query) => Promise<T>,
  ): Promise<T> {
    const result = await this.connections.borrow(endpoint, timeoutMs, signal, (session) =>
      work((sql) => session.query(sql, timeoutMs, signal)),
    );
    this.lastGood = endpoint;
    return result;
  }
}

/** How long one of the servers that are still to be asked may take. */
export function shareOf({ deadline }: CallControl, waiting: number): number {
  const shareMs = (deadline - Date.now() - MARGIN_MS) / waiting;
  return Math.max(SHORTEST_TRY_MS, Math.min(shareMs, LONGEST_TRY_MS));
}

/** Of two failures the one that says more: a server's own words before a connection that was not had. */
export function moreTelling(one: SqlError | undefined, other: SqlError): SqlError {
  if (one?.errno === undefined) return other;
  return other.errno === undefined || one.verdict.electing ? one : other;
}

export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal });

export const noServer = (): DriverError =>
  new DriverError("unreachable", "No server of this cluster is known", {
    hint: "sql.unreachable",
    retryable: true,
  });
