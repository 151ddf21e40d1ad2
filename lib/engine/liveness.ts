import "server-only";
import { performance } from "node:perf_hooks";
import { Client } from "pg";
import { connectionOptions } from "@/lib/store/database";
import { endReplica, registerReplica, renewLease } from "@/lib/store/replica";

/** The database session that makes this process a replica: it holds the replica's lock and renews its lease. */
export interface Session {
  replicaId: number;
  /** Whether nobody can have taken over yet, by this process's own clock. */
  isLive(): boolean;
  /** Resolves with the reason when the session is lost; never on `close`. */
  lost: Promise<string>;
  /** Ends the replica in order. */
  close(): Promise<void>;
}

const RENEWALS_A_LEASE = 4;

/** Registers a new replica on a connection of its own. */
export async function openSession(options: {
  url: string;
  name: string;
  leaseMs: number;
}): Promise<Session> {
  const { url, name, leaseMs } = options;
  const client = new Client(connectionOptions(url));
  let isOpen = true;
  let renewing = false;
  let timer: NodeJS.Timeout | undefined;
  let lose: (reason: string) => void = () => undefined;
  const lost = new Promise<string>((resolve) => {
    lose = resolve;
  });
  const end = (reason: string): void => {
    if (!isOpen) return;
    isOpen = false;
    clearInterval(timer);
    lose(reason);
    void client.end().catch(() => undefined);
  };
  client.on("error", (error) => end(error.message));
  client.on("end", () => end("the connection ended"));

  const { replicaId, since } = await register(client, { name, leaseMs }).catch((error) => {
    end("it could not be registered");
    throw error;
  });
  let liveUntil = since + leaseMs;
  const renew = async (): Promise<void> => {
    const now = performance.now();
    if (now >= liveUntil) return end("its lease ran out before it could be renewed");
    if (renewing) return;
    renewing = true;
    try {
      if (!(await renewLease(client, replicaId, leaseMs))) return end("another console took over");
      liveUntil = now + leaseMs;
    } catch (error) {
      end(error instanceof Error ? error.message : String(error));
    } finally {
      renewing = false;
    }
  };
  if (isOpen) timer = setInterval(renew, leaseMs / RENEWALS_A_LEASE);

  return {
    replicaId,
    isLive: () => isOpen && performance.now() < liveUntil,
    lost,
    async close() {
      if (!isOpen) return;
      isOpen = false;
      clearInterval(timer);
      await endReplica(client, replicaId).finally(() => client.end());
    },
  };
}

async function register(client: Client, facts: { name: string; leaseMs: number }) {
  await client.connect();
  const since = performance.now();
  return { replicaId: await registerReplica(client, facts), since };
}
