import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { Failure } from "@/lib/contract/failure";
import type { User } from "@/lib/contract/user";
import type { SecretKeys } from "@/lib/process/secret";
import { credential, user } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";
import { prepared } from "@/lib/store/prepared";
import { refuseFor } from "./check-password";
import type { FailureCounter } from "./failure-counter";
import { rolesOfUser, toUser } from "./find-user";
import type { Asking } from "./gate";
import { isSigned, parseSignature, type SignatureHeader } from "./signature";
import { isRecent, parseSignedDate } from "./signed-date";
import { createUnsealer } from "./unsealer";
import { createFirstUse } from "./used-signature";

const USED_EVERY_SECONDS = 60;

const isStale = (): SQL<boolean> =>
  sql`coalesce(${credential.lastUsedTime} < now() - make_interval(secs => ${USED_EVERY_SECONDS}), true)`;

const findCredential = prepared((db) =>
  db
    .select({ credential, user, roles: rolesOfUser, stale: isStale() })
    .from(credential)
    .innerJoin(user, eq(user.id, credential.userId))
    .where(eq(credential.accessKey, sql.placeholder("accessKey")))
    .prepare("find_credential"),
);

/** Who signed a request. Throws `Failure` when nobody did who may come in. */
export type CheckSigned = (
  asking: Asking,
  authorization: string,
) => Promise<{ user: User; accessKey: string }>;

/**
 * Checks OCP's AK/SK signatures. A call that changes something counts once: the same signature again is
 * refused, while a read may be repeated. Signatures that are wrong count against the address as wrong
 * passwords do. Throws IAM10000, the same for a key that is unknown or disabled, a user who may not come in
 * and a wrong signature; IAM10007 while the address is locked out.
 */
export function createSignedCheck(
  db: Database,
  keys: SecretKeys,
  addresses: FailureCounter,
): CheckSigned {
  const unseal = createUnsealer(keys);
  const isFirstUse = createFirstUse(db);

  /** The key that signed, when it and its user may come in. Who is unknown costs as much as who is known. */
  async function findSigner(asking: Asking, { accessKey, signature }: SignatureHeader) {
    const body = await asking.body();
    const [found] = await findCredential(db).execute({ accessKey });
    const secret = found ? unseal(found.credential.sealedSecret) : NOBODYS_SECRET;
    const fits = isSigned({ ...asking, body }, secret, signature);
    if (!fits || !found?.credential.enabled) return undefined;
    const signer = toUser(found);
    return signer.status === "ENABLED" ? { ...found, user: signer } : undefined;
  }

  return async (asking, authorization) => {
    const { method, headers, remoteAddress } = asking;
    refuseFor(addresses.waitMs(remoteAddress));
    const header = requireHeader(authorization);
    const date = requireDate(headers.get("date"));
    const found = await findSigner(asking, header);
    if (!found) {
      addresses.failed(remoteAddress);
      throw new Failure("IAM10000.signature");
    }
    addresses.succeeded(remoteAddress);
    if (isUnsafe(method) && !(await isFirstUse(header, date))) throw new Failure("IAM10000.replay");
    if (found.stale) await noteUse(db, found.credential.id);
    return { user: found.user, accessKey: header.accessKey };
  };
}

const NOBODYS_SECRET = "0".repeat(32);

function requireHeader(authorization: string): SignatureHeader {
  const header = parseSignature(authorization);
  if (!header) throw new Failure("IAM10000.scheme");
  return header;
}

function requireDate(text: string | null): Date {
  const date = parseSignedDate(text ?? "");
  if (!date || !isRecent(date)) throw new Failure("IAM10000.date", [new Date().toUTCString()]);
  return date;
}

const isUnsafe = (method: string): boolean => method !== "GET" && method !== "HEAD";

/** Of many calls at once, the first notes it. */
async function noteUse(db: Database, id: number): Promise<void> {
  await db
    .update(credential)
    .set({ lastUsedTime: sql`now()` })
    .where(and(eq(credential.id, id), isStale()));
}
