import "server-only";
import { type Bound, bounded } from "./bounded";
import type { Endpoint, ServerRow } from "./cluster";
import { type ClusterAccess, moreTelling, noServer, pause, shareOf } from "./cluster-access";
import { readServerRows, SERVERS_SQL } from "./cluster-queries";
import type { CallControl } from "./control";
import { DriverError } from "./error";
import { SqlError } from "./sql-error";
import { serverLiteral, zoneLiteral } from "./sql-literals";

const ELECTION_MS = 60_000;
const ELECTION_PAUSE_MS = 500;
/** The statement answers before every effect is to be seen. */
const VISIBLE_MS = 5000;
const VISIBLE_PAUSE_MS = 50;
/** Leaves time to read the effect back when the statement itself takes too long. */
const STATEMENT_SHARE = 0.6;
/** The server gives up before we do, so that it can say so. */
const MICROS_OF_MS = 900;

type Target = Endpoint & { zone: string };

/** One START SERVER or STOP SERVER: reads STOP_TIME, acts if it has to, and reads it back. */
export class StopTime {
  private readonly access: ClusterAccess;
  private readonly target: Target;
  private readonly stopped: boolean;
  private readonly statement: string;

  constructor(access: ClusterAccess, target: Target, stopped: boolean) {
    this.access = access;
    this.target = target;
    this.stopped = stopped;
    const verb = stopped ? "STOP" : "START";
    this.statement = `ALTER SYSTEM ${verb} SERVER ${serverLiteral(target)} ZONE=${zoneLiteral(target.zone)}`;
  }

  /**
   * Ends with STOP_TIME as wanted, or throws. A statement whose effect is unknown is read back before it
   * is sent again, to another server; while a leader is being chosen, for up to a minute.
   */
  async set(control: CallControl): Promise<{ changed: boolean }> {
    const what = this.stopped ? "STOP SERVER" : "START SERVER";
    return bounded(control, what, "unknown", async (bound) => {
      if (await this.isAsWanted(control)) return { changed: false };
      await this.act(control, bound);
      return { changed: true };
    });
  }

  private async act(control: CallControl, bound: Bound): Promise<void> {
    const until = Math.min(control.deadline, Date.now() + ELECTION_MS);
    for (;;) {
      const failed = await this.tryEveryServer(control, bound);
      if (!failed) return;
      const mayPass = failed instanceof SqlError && failed.verdict.electing;
      if (!mayPass || Date.now() + ELECTION_PAUSE_MS > until) throw failed;
      await pause(ELECTION_PAUSE_MS, bound.signal);
    }
  }

  /** Undefined once STOP_TIME is as wanted; else the most telling failure. Final ones are thrown. */
  private async tryEveryServer(
    control: CallControl,
    bound: Bound,
  ): Promise<DriverError | undefined> {
    let failed: SqlError | undefined;
    for (const endpoint of this.access.ordered(this.target)) {
      bound.check();
      const error = await this.send(endpoint, control, bound);
      if (!error) {
        await this.waitUntilVisible(control, bound);
        return undefined;
      }
      if (error.outcome === "unknown" && (await this.readBack(error, control))) return undefined;
      if (!error.verdict.elsewhere) throw error;
      failed = moreTelling(failed, error.readBack());
    }
    return failed ?? noServer();
  }

  private async send(
    endpoint: Endpoint,
    control: CallControl,
    { signal }: Bound,
  ): Promise<SqlError | undefined> {
    const timeoutMs = Math.max(1000, (control.deadline - Date.now()) * STATEMENT_SHARE);
    const signInMs = shareOf(control, 2);
    try {
      await this.access.connections.borrow(endpoint, signInMs, signal, async (session) => {
        const micros = Math.floor(timeoutMs * MICROS_OF_MS);
        await session.query(`SET SESSION ob_query_timeout = ${micros}`, signInMs, signal);
        await session.query(this.statement, timeoutMs, signal);
      });
      return undefined;
    } catch (error) {
      if (error instanceof SqlError) return error;
      throw error;
    }
  }

  /** Whether it was done all the same. Not to know is thrown, as the first error with its unknown end. */
  private async readBack(error: SqlError, control: CallControl): Promise<boolean> {
    try {
      return await this.isAsWanted(control);
    } catch {
      throw error;
    }
  }

  private async waitUntilVisible(control: CallControl, { signal }: Bound): Promise<void> {
    const until = Date.now() + VISIBLE_MS;
    while (!(await this.isAsWanted(control))) {
      if (Date.now() > until)
        throw new DriverError(
          "timeout",
          `The cluster took the statement, but STOP_TIME is still ${this.stopped ? "empty" : "set"}`,
          { hint: "sql.timeout", retryable: true, outcome: "unknown" },
        );
      await pause(VISIBLE_PAUSE_MS, signal);
    }
  }

  private async isAsWanted(control: CallControl): Promise<boolean> {
    const rows = await this.access.read(
      "The look at STOP_TIME",
      control,
      this.target,
      async (query) => readServerRows(await query(SERVERS_SQL)),
    );
    return (rowOf(this.target, rows).stopTimeUs !== undefined) === this.stopped;
  }
}

function rowOf(target: Target, rows: readonly ServerRow[]): ServerRow {
  const name = `${target.ip}:${target.rpcPort}`;
  const row = rows.find(({ ip, rpcPort }) => ip === target.ip && rpcPort === target.rpcPort);
  if (!row)
    throw new DriverError("conflict", `The cluster does not list ${name}`, {
      hint: "sql.not-in-list",
      retryable: false,
    });
  if (row.zone !== target.zone)
    throw new DriverError("conflict", `The cluster has ${name} in zone ${row.zone}`, {
      hint: "sql.zone-mismatch",
      retryable: false,
    });
  return row;
}
