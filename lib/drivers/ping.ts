import "server-only";
import { bounded } from "./bounded";
import type { Endpoint, Ping } from "./cluster";
import { type ClusterAccess, shareOf } from "./cluster-access";
import type { CallControl } from "./control";
import { SqlError } from "./sql-error";

/**
 * Signs in on exactly this server and runs `select 1`. Whatever a starting, stopping or dead server
 * answers is an answer; only the signal and the deadline make it throw.
 */
export function pingServer(
  access: ClusterAccess,
  target: Endpoint,
  control: CallControl,
): Promise<Ping> {
  return bounded(control, "The ping", "not_done", async ({ signal }) => {
    const timeoutMs = shareOf(control, 1);
    try {
      return await access.connections.afresh(target, timeoutMs, signal, async (session) => {
        await session.query("SELECT 1", shareOf(control, 1), signal);
        return session.restricted ? RESTRICTED : READY;
      });
    } catch (error) {
      if (!(error instanceof SqlError)) throw error;
      return { state: error.verdict.ping, errno: error.errno, message: error.message };
    }
  });
}

const READY: Ping = { state: "ready", errno: undefined, message: "the server answers" };
const RESTRICTED: Ping = {
  state: "restricted",
  errno: undefined,
  message: "the server answers, but its tenants are not there yet",
};
