import { z } from "zod";

/** A log stream as its leader reports it in GV$OB_LOG_STAT, with who of its members keeps up. */
export const LogStream = z.object({
  tenantId: z.int(),
  tenantName: z.string(),
  logStreamId: z.int(),
  /** PAXOS_REPLICA_NUM: of how many members a majority counts. */
  replicaCount: z.int(),
  /** PAXOS_MEMBER_LIST by `ip:rpcPort`. `inSync` is false also for a member that reports nothing. */
  members: z.array(z.object({ server: z.string(), inSync: z.boolean(), isLeader: z.boolean() })),
});
export type LogStream = z.infer<typeof LogStream>;
