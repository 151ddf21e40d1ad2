import { desc, eq } from "drizzle-orm";
import { describe, expect, onTestFinished, test } from "vitest";
import { SESSION_LIMITS } from "@/lib/access/session";
import { createSso } from "@/lib/access/sso";
import type { SsoRoles } from "@/lib/access/sso-user";
import { audit, session, user } from "@/lib/store/console-tables";
import { addUser, type TestApi, testApi } from "@/lib/testing/api";
import {
  type IdentityProvider,
  type Person,
  startIdentityProvider,
} from "@/lib/testing/identity-provider";

const CALLBACK = "http://console.test/api/v2/iam/sso/callback";
const CAROL: Person = { sub: "c-1", preferred_username: "carol", email: "carol@example.com" };

async function rig(roles: SsoRoles = { claim: undefined, first: [] }) {
  const provider = await startIdentityProvider(CALLBACK);
  onTestFinished(provider.stop);
  const api = await testApi({
    sso: (db, keys) =>
      createSso({
        db,
        keys,
        sessions: SESSION_LIMITS,
        settings: { ...provider, name: "Test ID", scope: "openid profile email", roles },
      }),
  });
  return { api, provider };
}

/** Goes from the sign-in page to the provider and back, as the browser of `person` would. */
async function signIn(api: TestApi, provider: IdentityProvider, person: Person | undefined) {
  provider.person = person;
  const begun = await begin(api);
  const back = await provider.walk(begun.location);
  return comeBack(api, back, begun.cookie);
}

async function begin(api: TestApi, next = "/tasks/7?step=3") {
  const { status, headers } = await api.call(
    `GET /api/v2/iam/sso/login?next=${encodeURIComponent(next)}`,
    { as: "nobody" },
  );
  expect(status).toBe(302);
  const cookie = (headers.get("set-cookie") ?? "").split(";", 1)[0] ?? "";
  return { location: headers.get("location") ?? "", cookie };
}

async function comeBack(api: TestApi, back: URL, cookie: string) {
  const { headers } = await api.call(`GET ${back.pathname}${back.search}`, {
    as: "nobody",
    headers: { cookie },
  });
  const token = headers.getSetCookie().find((one) => one.startsWith("obdeck_session="));
  return { location: headers.get("location"), session: token?.split(";", 1)[0] };
}

const me = async (api: TestApi, cookie: string | undefined) =>
  (await api.call("GET /api/v2/profiles/me", { as: "nobody", headers: { cookie: cookie ?? "" } }))
    .json;

describe("single sign-on", () => {
  test("begins a session of a user who is made the first time and found again later", async () => {
    const { api, provider } = await rig({ claim: undefined, first: ["CLUSTER_VIEWER"] });
    const came = await signIn(api, provider, CAROL);
    expect(came.location).toBe("/tasks/7?step=3");
    expect((await me(api, came.session)).data).toMatchObject({
      name: "carol",
      email: "carol@example.com",
      source: "SSO",
      mustChangePassword: false,
      roles: [{ name: "CLUSTER_VIEWER" }],
    });
    const again = await signIn(api, provider, { ...CAROL, preferred_username: "renamed" });
    expect((await me(api, again.session)).data.name).toBe("carol");
    expect(await api.db.$count(user, eq(user.name, "carol"))).toBe(1);
    const [row] = await api.db.select().from(session).orderBy(desc(session.id)).limit(1);
    expect(row?.source).toBe("SSO");
    const [noted] = await api.db.select().from(audit).orderBy(desc(audit.id)).limit(1);
    expect(noted).toMatchObject({ endpoint: "endSso", userName: "carol", via: "SSO", status: 302 });
  });

  test("gives the roles that the claim names, each time anew, and no others", async () => {
    const { api, provider } = await rig({ claim: "groups", first: ["ADMIN"] });
    const roles = async (groups: string[]) => {
      const { session } = await signIn(api, provider, { ...CAROL, groups });
      const { data } = await me(api, session);
      return data.roles.map(({ name }: { name: string }) => name);
    };
    expect(await roles(["TASK_VIEWER", "AUDIT_VIEWER", "payroll"])).toEqual([
      "TASK_VIEWER",
      "AUDIT_VIEWER",
    ]);
    expect(await roles(["HOST_VIEWER"])).toEqual(["HOST_VIEWER"]);
    expect(await roles([])).toEqual([]);
  });

  test("never makes somebody a user of the console who only has that user's name", async () => {
    const { api, provider } = await rig();
    await addUser(api.db, "carol", "ADMIN");
    const came = await signIn(api, provider, CAROL);
    expect(came).toEqual({ location: "/sign-in?error=COM10005.ssoName", session: undefined });
    const boss = await signIn(api, provider, { sub: "x-9", preferred_username: "admin" });
    expect((await me(api, boss.session)).data).toMatchObject({ name: "sso-x-9", roles: [] });
  });

  test("keeps out who is disabled, and who the provider refuses", async () => {
    const { api, provider } = await rig();
    await signIn(api, provider, CAROL);
    await api.db.update(user).set({ enabled: false }).where(eq(user.name, "carol"));
    expect((await signIn(api, provider, CAROL)).location).toBe("/sign-in?error=IAM10001");
    expect((await signIn(api, provider, undefined)).location).toBe(
      "/sign-in?error=IAM10000.ssoDenied",
    );
    const [noted] = await api.db.select().from(audit).orderBy(desc(audit.id)).limit(1);
    expect(noted).toMatchObject({ endpoint: "endSso", status: 401, errorCode: "IAM10000" });
  });

  test("lets in only the browser that began, once", async () => {
    const { api, provider } = await rig();
    provider.person = CAROL;
    const begun = await begin(api);
    const other = await begin(api);
    const back = await provider.walk(begun.location);
    const stale = { location: "/sign-in?error=IAM10000.ssoStale", session: undefined };
    expect(await comeBack(api, back, "")).toEqual(stale);
    expect(await comeBack(api, back, "obdeck_sso=AAAA")).toEqual(stale);
    const refused = { location: "/sign-in?error=IAM10000.sso", session: undefined };
    expect(await comeBack(api, back, other.cookie)).toEqual(refused);
    const altered = new URL(back);
    altered.searchParams.set("code", "guessed");
    expect(await comeBack(api, altered, begun.cookie)).toEqual(refused);
    expect((await comeBack(api, back, begun.cookie)).session).toBeDefined();
    expect(await comeBack(api, back, begun.cookie)).toEqual(refused);
  });

  test("leads to no other site", async () => {
    const { api, provider } = await rig();
    provider.person = CAROL;
    for (const next of ["https://evil.example/", "//evil.example", "javascript:alert(1)"]) {
      const begun = await begin(api, next);
      const back = await provider.walk(begun.location);
      expect((await comeBack(api, back, begun.cookie)).location).toBe("/clusters");
    }
  });
});

test("where single sign-on is not set up, the sign-in page is told and nobody is led away", async () => {
  const api = await testApi();
  expect((await api.call("GET /api/v2/iam/sso", { as: "nobody" })).json.data).toEqual({
    enabled: false,
  });
  const { headers } = await api.call("GET /api/v2/iam/sso/login", { as: "nobody" });
  expect(headers.get("location")).toBe("/sign-in?error=IAM10000.ssoOff");
});
