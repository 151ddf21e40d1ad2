import type { ViewSource } from "./view-source";

/** oceanbase.GV$OB_LOG_STAT: each living server answers for its replicas, so a dead one has no rows. */
export const gvObLogStat: ViewSource = {
  columns: {
    TENANT_ID: "int",
    LS_ID: "int",
    SVR_IP: "text",
    SVR_PORT: "int",
    ROLE: "text",
    PROPOSAL_ID: "int",
    CONFIG_VERSION: "text",
    ACCESS_MODE: "text",
    PAXOS_MEMBER_LIST: "text",
    PAXOS_REPLICA_NUM: "int",
    IN_SYNC: "text",
    BASE_LSN: "int",
    BEGIN_LSN: "int",
    BEGIN_SCN: "int",
    END_LSN: "int",
    END_SCN: "int",
    MAX_LSN: "int",
    MAX_SCN: "int",
    ARBITRATION_MEMBER: "text",
    DEGRADED_LIST: "text",
    LEARNER_LIST: "text",
  },
  overTables: false,
  rows: ({ streams }) => {
    const scn = Date.now() * 1_000_000;
    return streams.flatMap(({ tenantId, lsId, members, leader, term, inSync }) =>
      members
        .filter(({ answers }) => answers)
        .map((member) => ({
          TENANT_ID: tenantId,
          LS_ID: lsId,
          SVR_IP: member.ip,
          SVR_PORT: member.rpcPort,
          ROLE: member === leader ? "LEADER" : "FOLLOWER",
          PROPOSAL_ID: term,
          CONFIG_VERSION: `{proposal_id:${term}, config_seq:1}`,
          ACCESS_MODE: "APPEND",
          PAXOS_MEMBER_LIST: members.map(({ ip, rpcPort }) => `${ip}:${rpcPort}:1`).join(","),
          PAXOS_REPLICA_NUM: members.length,
          IN_SYNC: inSync.includes(member) ? "YES" : "NO",
          BASE_LSN: 0,
          BEGIN_LSN: 0,
          BEGIN_SCN: 1,
          END_LSN: 1,
          END_SCN: scn,
          MAX_LSN: 1,
          MAX_SCN: scn,
          ARBITRATION_MEMBER: "",
          DEGRADED_LIST: "",
          LEARNER_LIST: "",
        })),
    );
  },
};
