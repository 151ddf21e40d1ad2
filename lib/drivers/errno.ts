import type { HintKey } from "@/lib/contract/hint";
import type { Ping } from "./cluster";
import type { DriverErrorKind } from "./error";

/** What an error number of SQL, or a code of the connection, means for the call that met it. */
export interface Verdict {
  kind: DriverErrorKind;
  hint: HintKey;
  /** Whether the same call may succeed later. */
  retryable: boolean;
  /** Whether another server of the cluster may answer differently. */
  elsewhere: boolean;
  /** The statement may have been carried out all the same. */
  unknown: boolean;
  /** Passes when the root service has a leader again. */
  electing: boolean;
  /** What it says of a server that is pinged. */
  ping: Ping["state"];
}

type Table = Record<string, { codes: readonly (number | string)[] } & Partial<Verdict>>;

const FINAL = {
  kind: "refused",
  hint: "sql.refused",
  retryable: false,
  elsewhere: false,
  unknown: false,
  electing: false,
  ping: "restricted",
} as const satisfies Verdict;

const PASSES = { retryable: true, elsewhere: true } as const;

/**
 * OceanBase's numbers from its ob_errno.def; a number with a MySQL twin is MySQL's. The SQLSTATE and
 * the symbolic code of an answer may be blank, so only the number counts.
 */
const TABLE: Table = {
  "nothing listens": {
    codes: ["ECONNREFUSED", 2003],
    ...PASSES,
    kind: "unreachable",
    hint: "sql.unreachable",
    ping: "refused",
  },
  "the host does not answer": {
    codes: ["EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN", "ENOTFOUND", "EADDRNOTAVAIL", "EAI_AGAIN"],
    ...PASSES,
    kind: "unreachable",
    hint: "sql.unreachable",
    ping: "timeout",
  },
  "no answer in time": {
    codes: ["ETIMEDOUT", "PROTOCOL_SEQUENCE_TIMEOUT"],
    ...PASSES,
    kind: "timeout",
    hint: "sql.timeout",
    unknown: true,
    ping: "timeout",
  },
  "the connection broke": {
    codes: ["PROTOCOL_CONNECTION_LOST", "ECONNRESET", "EPIPE", "ECONNABORTED", 2006, 2013],
    ...PASSES,
    kind: "unreachable",
    hint: "sql.unreachable",
    unknown: true,
    ping: "timeout",
  },
  "too many connections": { codes: [1040, 1203], ...PASSES, kind: "busy", hint: "sql.not-ready" },
  "starting or stopping": {
    codes: [8001, 8002],
    ...PASSES,
    kind: "not_ready",
    hint: "sql.not-ready",
    ping: "initializing",
  },
  "tenants and databases are not there yet": {
    codes: [1049, 5150, 5157, 5160],
    ...PASSES,
    kind: "not_ready",
    hint: "sql.not-ready",
  },
  // RPC errors 4121 and 4122 arrive under this number too.
  "timed out on the server": {
    codes: [4012],
    ...PASSES,
    kind: "timeout",
    hint: "sql.timeout",
    unknown: true,
  },
  "short of memory": { codes: [4013], ...PASSES, hint: "sql.memory" },
  "internal error": { codes: [4016], ...PASSES, unknown: true },
  "try again": { codes: [4023, 5627, 6002], ...PASSES, kind: "busy", hint: "sql.not-ready" },
  "no leader at the moment": {
    codes: [4038, 4209, 4550, 4638, 4722],
    ...PASSES,
    kind: "not_ready",
    hint: "sql.electing",
    electing: true,
  },
  "no root service": {
    codes: [4654],
    ...PASSES,
    kind: "not_ready",
    hint: "sql.no-majority",
    electing: true,
  },
  "the target cannot be reached": {
    codes: [4121, 4122, 4124, 4265, 4784],
    ...PASSES,
    kind: "unreachable",
    hint: "sql.target-unreachable",
    unknown: true,
  },
  "the target is not alive": {
    codes: [4637, 4663],
    ...PASSES,
    elsewhere: false,
    kind: "not_ready",
    hint: "sql.target-unreachable",
  },
  // Its few tries, far apart, are the step's to make.
  "not allowed": { codes: [4179], hint: "sql.not-allowed" },
  "not in the list of servers": { codes: [4630], kind: "conflict", hint: "sql.not-in-list" },
  "another zone": { codes: [4631], kind: "conflict", hint: "sql.zone-mismatch" },
  "zone already in that state": { codes: [4633], kind: "conflict" },
  "another zone is stopped": { codes: [4660], hint: "sql.other-zone-stopped" },
  "wrong user or password": {
    codes: [1045, 4043, 1130],
    kind: "denied",
    hint: "sql.denied",
    ping: "denied",
  },
  "a privilege is missing": { codes: [1142, 1227], kind: "denied", hint: "sql.privilege" },
  "a statement the version does not know": {
    codes: [1054, 1064, 1146],
    kind: "bug",
    hint: "sql.bug",
  },
};

const VERDICTS = new Map<number | string, Verdict>(
  Object.values(TABLE).flatMap(({ codes, ...verdict }) =>
    codes.map((code) => [code, { ...FINAL, ...verdict }] as const),
  ),
);

/** The verdict on an error; one that is not in the table is final, with the cluster's own words. */
export const verdictOn = (code: number | string | undefined): Verdict =>
  (code === undefined ? undefined : VERDICTS.get(code)) ?? FINAL;

/** Every number and code that the table names. */
export const knownCodes = (): (number | string)[] => [...VERDICTS.keys()];
