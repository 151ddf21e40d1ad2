import "server-only";
import { randomBytes, randomInt } from "node:crypto";
import { eq } from "drizzle-orm";
import { type createCredential as endpoint, MOST_CREDENTIALS } from "@/lib/contract/credential";
import type { BodyOf, DataOf } from "@/lib/contract/endpoint";
import { Failure } from "@/lib/contract/failure";
import { type SecretKeys, seal } from "@/lib/process/secret";
import { credential, user } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";
import { toCredential } from "./find-credentials";

/**
 * Makes an access key for a user. The answer holds its secret, which nobody can read again. Throws IAM10018
 * when the user has as many as there may be.
 */
export async function createCredential(
  db: Database,
  keys: SecretKeys,
  userId: number,
  { description }: BodyOf<typeof endpoint>,
): Promise<DataOf<typeof endpoint>> {
  const secretKey = randomBytes(16).toString("hex");
  return db.transaction(async (tx) => {
    // Of two at the same time, the second counts the first one's.
    await tx.select({ id: user.id }).from(user).where(eq(user.id, userId)).for("update");
    if ((await tx.$count(credential, eq(credential.userId, userId))) >= MOST_CREDENTIALS)
      throw new Failure("IAM10018", [MOST_CREDENTIALS]);
    const sealedSecret = seal(keys, secretKey);
    const [row] = await tx
      .insert(credential)
      .values({ userId, accessKey: newAccessKey(), sealedSecret, description })
      .returning();
    if (!row) throw new Error(`No access key was added for user ${userId}`);
    return { ...toCredential(row), secretKey };
  });
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LENGTH = 16;

/** Sixteen letters, as OCP's are. */
const newAccessKey = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
