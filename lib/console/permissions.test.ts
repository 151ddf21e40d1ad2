import { join } from "node:path";
import { expect, test } from "vitest";
import type { Endpoint } from "@/lib/contract/endpoint";
import { endpoints } from "@/lib/contract/endpoints";
import { grantedIds, may } from "@/lib/contract/permission";
import { BUILT_IN_ROLES, type BuiltInRole } from "@/lib/contract/role";
import { role } from "@/lib/store/console-tables";
import { addUser, basic, PASSWORD, type TestApi, testApi } from "@/lib/testing/api";
import { freshDatabase } from "@/lib/testing/database";

const DOCS = join(import.meta.dirname, "../../docs/permissions.md");
const ROLES = Object.keys(BUILT_IN_ROLES) as BuiltInRole[];
const NO_ROLE = "no role";
const NOBODY = "not signed in";
const CALLERS = [...ROLES, NO_ROLE, NOBODY];

/** What the declarations say, which is what the browser goes by. */
function shouldBeAllowed({ permission }: Endpoint, caller: string): boolean {
  if (permission === "ANYONE") return true;
  if (caller === NOBODY) return false;
  if (permission === "SIGNED_IN") return true;
  const granted = caller === NO_ROLE ? [] : BUILT_IN_ROLES[caller as BuiltInRole].permissions;
  const needed = permission.replace(/\{\w+\}/, "1");
  const [resource = "", id, action = ""] = needed.split(":");
  if (id !== "?") return may(granted, needed);
  return grantedIds(granted, resource, action) === "all";
}

const nameOf = (caller: string): string => `a_${caller.toLowerCase().replace(/\W/g, "_")}`;

async function isAllowed(api: TestApi, { method, path }: Endpoint, caller: string) {
  const isSignIn = method === "POST" && path.endsWith("/login");
  const { status, json } = await api.call(`${method} ${path.replace(/\{\w+\}/g, "1")}`, {
    as: "nobody",
    headers: caller === NOBODY ? {} : basic(nameOf(caller)),
    ...(isSignIn && { body: { username: nameOf("ADMIN"), password: PASSWORD } }),
  });
  if (status !== 401 && status !== 403) return true;
  expect(json.error.code).toBe(caller === NOBODY ? "IAM10000" : "COM10009");
  return false;
}

test("every endpoint is allowed to exactly those who may, as docs/permissions.md has it", async () => {
  const api = await testApi();
  for (const one of ROLES) await addUser(api.db, nameOf(one), one);
  await addUser(api.db, nameOf(NO_ROLE));

  const rows: string[] = [];
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const cells: string[] = [];
    for (const caller of CALLERS) {
      const allowed = await isAllowed(api, endpoint, caller);
      expect({ name, caller, allowed }).toEqual({
        ...{ name, caller },
        allowed: shouldBeAllowed(endpoint, caller),
      });
      cells.push(allowed ? "yes" : "");
    }
    const { method, path, permission } = endpoint;
    rows.push(`| \`${method} ${path}\` | \`${permission}\` | ${cells.join(" | ")} |`);
  }
  await expect(page(rows)).toMatchFileSnapshot(DOCS);
});

const page = (rows: readonly string[]): string => `# Who may call what

Every endpoint, the permission it asks for, and whether each built-in role has it. A test makes every one of
these calls and writes this page.

\`{…}\` is the id in the path. \`?\` stands for a list: it takes the right to at least one object, and shows the
objects that may be read. A task of a cluster may also be reached by \`CLUSTER:{id}:TASK:*:READ\` or \`…:UPDATE\`.
\`SIGNED_IN\` is everybody who is signed in, \`ANYONE\` also who is not. Stopping or restarting with \`force\`
takes \`CLUSTER_FORCE:{id}:UPDATE\` besides. The right to manage does not include the right to read.

| role | permissions |
| --- | --- |
${ROLES.map((one) => `| ${one} | ${BUILT_IN_ROLES[one].permissions.map((grant) => `\`${grant}\``).join(", ")} |`).join("\n")}

| endpoint | permission | ${CALLERS.join(" | ")} |
| --- | --- | ${CALLERS.map(() => "---").join(" | ")} |
${rows.join("\n")}
`;

test("the built-in roles of the database are those of the contract", async () => {
  const db = await freshDatabase();
  const rows = await db.select().from(role).orderBy(role.id);
  expect(
    rows.map(({ id, name, builtIn, permissions }) => ({ id, name, builtIn, permissions })),
  ).toEqual(ROLES.map((name) => ({ name, builtIn: true, ...BUILT_IN_ROLES[name] })));
});
