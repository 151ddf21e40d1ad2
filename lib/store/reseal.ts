import "server-only";
import { sql } from "drizzle-orm";
import { type SecretKeys, seal, unseal, unsealWith } from "@/lib/process/secret";
import type { Database, Tx } from "./database";

/** Every column that holds a sealed secret: its table, which has an `id`, and its name. */
export const SEALED_COLUMNS = [
  ["cluster", "sys_password"],
  ["credential", "sealed_secret"],
] as const;

type SealedColumn = (typeof SEALED_COLUMNS)[number];

/**
 * Seals anew, with the current key, every secret that was sealed with an older one, in one transaction, and
 * answers how many. Throws a sentence, and changes nothing, when one of them opens with none of the keys. An
 * empty value is no secret.
 */
export async function reseal(db: Database, keys: SecretKeys): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('obdeck.secrets'))`);
    let resealed = 0;
    for (const column of SEALED_COLUMNS) resealed += await resealColumn(tx, keys, column);
    return resealed;
  });
}

async function resealColumn(tx: Tx, keys: SecretKeys, column: SealedColumn): Promise<number> {
  const [table, name] = column.map((word) => sql.identifier(word));
  const { rows } = await tx.execute<{ id: number; sealed: Buffer }>(
    sql`SELECT id, ${name} AS sealed FROM ${table} WHERE length(${name}) > 0 FOR UPDATE`,
  );
  const old = rows.filter(({ sealed }) => unsealWith(keys[0], sealed) === undefined);
  for (const { id, sealed } of old) {
    const anew = seal(keys, openWithOlder(keys, sealed, column));
    await tx.execute(sql`UPDATE ${table} SET ${name} = ${anew} WHERE id = ${id}`);
  }
  return old.length;
}

function openWithOlder(keys: SecretKeys, sealed: Buffer, [table, name]: SealedColumn): string {
  try {
    return unseal(keys, sealed);
  } catch {
    throw new Error(
      `The secrets of the database (${table}.${name}) were sealed with another key than this console has. Set OBDECK_SECRET_KEY, or ${FILE}, to the key of the console that wrote them; to change the key, name the old one in OBDECK_SECRET_KEY_OLD. See docs/security.md, "Rotating the secret key".`,
    );
  }
}

const FILE = "secret.key in the data directory";
