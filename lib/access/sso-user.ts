import "server-only";
import { eq, inArray, sql } from "drizzle-orm";
import { Failure } from "@/lib/contract/failure";
import { type User, UserName } from "@/lib/contract/user";
import { role, user, userRole } from "@/lib/store/console-tables";
import type { Database, Tx } from "@/lib/store/database";
import { rolesOfUser, toUser } from "./find-user";
import type { Claims } from "./sso-provider";

/** How a user of the identity provider becomes one of the console. */
export interface SsoRoles {
  /** The claim that names roles; with it the provider alone decides, at every sign-in. */
  claim: string | undefined;
  /** Names of the roles of who signs in for the first time, where no claim decides. */
  first: readonly string[];
}

/**
 * The console's user for what the provider said, made at the first sign-in. It is found again by issuer and
 * subject, never by a name or an e-mail address, which the provider's users may choose. Throws IAM10001 for
 * a disabled account, COM10005 when the name belongs to somebody else.
 */
export async function ssoUser(db: Database, claims: Claims, roles: SsoRoles): Promise<User> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('obdeck.admin'))`);
    const ssoSubject = `${claims.iss} ${claims.sub}`;
    const known = await tx.select().from(user).where(eq(user.ssoSubject, ssoSubject));
    const row = known[0] ?? (await makeUser(tx, ssoSubject, claims));
    if (!row.enabled) throw new Failure("IAM10001");
    const wanted = rolesFor(claims, roles, known.length === 0);
    if (wanted) await giveRoles(tx, row.id, wanted);
    const [found] = await tx
      .select({ user, roles: rolesOfUser })
      .from(user)
      .where(eq(user.id, row.id));
    if (!found) throw new Error(`User ${row.id} went away while signing in`);
    return toUser(found);
  });
}

async function makeUser(tx: Tx, ssoSubject: string, claims: Claims) {
  const name = nameIn(claims);
  const [made] = await tx
    .insert(user)
    .values({ name, ssoSubject, email: textOf(claims.email) ?? null })
    .onConflictDoNothing({ target: user.name })
    .returning();
  if (!made) throw new Failure("COM10005.ssoName", [name]);
  return made;
}

const textOf = (claim: unknown): string | undefined =>
  typeof claim === "string" && claim !== "" ? claim.slice(0, 254) : undefined;

/** The first of the usual claims that follows the rule for names. */
function nameIn({ preferred_username, email, sub }: Claims): string {
  const mailbox = textOf(email)?.split("@", 1)[0];
  const names = [textOf(preferred_username), mailbox, sub, `sso-${sub}`];
  const fitting = names.find((name) => UserName.safeParse(name).success);
  if (fitting === undefined)
    throw new Failure("COM10001", ["preferred_username", "no claim follows the rule for names"]);
  return fitting;
}

/** The names of the roles to be held from now on; undefined leaves those that are held. */
function rolesFor(
  claims: Claims,
  { claim, first }: SsoRoles,
  isNew: boolean,
): readonly string[] | undefined {
  if (claim === undefined) return isNew ? first : undefined;
  const said = claims[claim];
  const names = Array.isArray(said) ? said : [said];
  return names.filter((name) => typeof name === "string");
}

/** Names that are no role of the console are the provider's own business. */
async function giveRoles(tx: Tx, userId: number, names: readonly string[]): Promise<void> {
  await tx.delete(userRole).where(eq(userRole.userId, userId));
  if (names.length === 0) return;
  const rows = await tx
    .select({ roleId: role.id })
    .from(role)
    .where(inArray(role.name, [...names]));
  if (rows.length > 0)
    await tx.insert(userRole).values(rows.map(({ roleId }) => ({ userId, roleId })));
}
