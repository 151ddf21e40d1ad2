import { setTimeout as sleep } from "node:timers/promises";
import mysql from "mysql2/promise";
import type { FleetFile } from "@/lib/contract/fleet-file";

type Cluster = FleetFile["clusters"][number];
type Server = Cluster["servers"][number];

/** What became of the IDs that a writer has written, each in the order of writing. */
interface Written {
  /** Acknowledged: none of these may ever be missing. */
  accepted: number[];
  /** Answered with an error, or never sent: that nobody served was the only loss. */
  refused: number[];
  /** The connection broke, or the time ran out, after it was sent: it may be there or not. */
  unknown: number[];
}

/** A client that keeps writing until it is stopped. */
export interface SteadyWriter {
  /** What became of the writes until now. */
  written(): Written;
  /** Ends the writing, and answers what became of every write. */
  stop(): Promise<Written>;
  /**
   * Reads the table back, also while it is written; answers the IDs accepted before that are missing, and
   * the refused ones that are there.
   */
  verify(): Promise<{ missing: number[]; unexpected: number[] }>;
}

const CONNECT_MS = 5_000;
const ANSWER_MS = 10_000;
const INSIST_MS = 60_000;
const TIMED_OUT = 4012;
const ALREADY_THERE = 1062;

/**
 * Starts to insert increasing IDs into `test.ledger`, one after another with `pauseMs` between, each
 * through the next server that lets it in. No ID is tried twice.
 */
export async function startSteadyWriter(cluster: Cluster, pauseMs = 20): Promise<SteadyWriter> {
  const written: Written = { accepted: [], refused: [], unknown: [] };
  const client = new RotatingClient(cluster);
  await client.insist(
    "CREATE TABLE IF NOT EXISTS test.ledger (id BIGINT PRIMARY KEY, note VARCHAR(64))",
  );
  let stopped = false;
  const work = async () => {
    for (let id = 1; !stopped; id += 1) {
      written[await client.insert(id)].push(id);
      await sleep(pauseMs);
    }
  };
  const done = work();
  return {
    written: () => written,
    async stop() {
      stopped = true;
      await done;
      client.close();
      return written;
    },
    async verify() {
      const accepted = [...written.accepted];
      const reader = new RotatingClient(cluster);
      const rows = await reader.insist("SELECT id FROM test.ledger ORDER BY id");
      reader.close();
      const there = new Set(rows.map(({ id }) => Number(id)));
      return {
        missing: accepted.filter((id) => !there.has(id)),
        unexpected: written.refused.filter((id) => there.has(id)),
      };
    },
  };
}

type Rows = Record<string, unknown>[];

/** Speaks to one server after another, over a connection of its own to each. */
class RotatingClient {
  private readonly cluster: Cluster;
  private readonly connections = new Map<Server, mysql.Connection>();
  private turn = 0;

  constructor(cluster: Cluster) {
    this.cluster = cluster;
  }

  /** Tries one INSERT, on the next server that lets it in. */
  async insert(id: number): Promise<keyof Written> {
    const sql = `INSERT INTO test.ledger (id, note) VALUES (${id}, 'write ${id}')`;
    const server = await this.next();
    if (server === undefined) return "refused";
    try {
      await this.query(server, sql);
      return "accepted";
    } catch (error) {
      const errno = errnoOf(error);
      // A number below zero, or none, is the connection's end.
      const isAnswer = errno !== undefined && errno > 0;
      return isAnswer && errno !== TIMED_OUT && errno !== ALREADY_THERE ? "refused" : "unknown";
    }
  }

  /** Asks one server after another until one answers; throws the last refusal after a minute. */
  async insist(sql: string): Promise<Rows> {
    const deadline = Date.now() + INSIST_MS;
    for (;;) {
      try {
        const server = await this.next();
        if (server === undefined) throw new Error("No server takes connections");
        return await this.query(server, sql);
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await sleep(100);
      }
    }
  }

  close(): void {
    for (const server of this.connections.keys()) this.drop(server);
  }

  private async query(server: Server, sql: string): Promise<Rows> {
    try {
      const result = await this.connections.get(server)?.query({ sql, timeout: ANSWER_MS });
      // A result is rows, or the header of an OK.
      return Array.isArray(result?.[0]) ? (result[0] as Rows) : [];
    } catch (error) {
      if ((errnoOf(error) ?? 0) <= 0) this.drop(server);
      throw error;
    }
  }

  /** The next server that there is a connection to. */
  private async next(): Promise<Server | undefined> {
    for (const _ of this.cluster.servers) {
      this.turn += 1;
      const server = this.cluster.servers[this.turn % this.cluster.servers.length];
      if (server && (await this.isConnected(server))) return server;
    }
    return undefined;
  }

  private async isConnected(server: Server): Promise<boolean> {
    if (this.connections.has(server)) return true;
    const { sysUser, sysPassword } = this.cluster;
    try {
      const connection = await mysql.createConnection({
        ...{ host: server.ip, port: server.sqlPort, database: "test" },
        ...{ user: sysUser, password: sysPassword, connectTimeout: CONNECT_MS },
      });
      connection.on("error", () => this.drop(server));
      this.connections.set(server, connection);
      return true;
    } catch {
      return false;
    }
  }

  private drop(server: Server): void {
    this.connections.get(server)?.destroy();
    this.connections.delete(server);
  }
}

function errnoOf(error: unknown): number | undefined {
  const errno = error instanceof Error && "errno" in error ? error.errno : undefined;
  return typeof errno === "number" ? errno : undefined;
}
