import { expect, type PlaywrightWorkerArgs } from "@playwright/test";
import { ADMIN_PASSWORD } from "../lib/testing/console-process";

export const PASSWORD = "First-pass-1";

/** The header by which HTTP Basic says who calls. */
export const basic = (name: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`,
});

interface Person {
  name: string;
  /** Of built-in roles. */
  roles?: string[];
  mustChangePassword?: boolean;
}

/** Makes a user anew, so that a worker that begins again finds nothing of the one before it. */
export async function makeUser(
  playwright: PlaywrightWorkerArgs["playwright"],
  baseURL: string | undefined,
  { name, roles = [], mustChangePassword = false }: Person,
): Promise<void> {
  const request = await playwright.request.newContext({
    baseURL: baseURL ?? "",
    extraHTTPHeaders: basic("admin", ADMIN_PASSWORD),
  });
  const old = (await (await request.get(`/api/v2/iam/users?name=${name}`)).json()).data.contents;
  for (const { id } of old) await request.delete(`/api/v2/iam/users/${id}`);
  const { contents } = (await (await request.get("/api/v2/iam/roles?size=100")).json()).data;
  const ids = new Map<string, number>(
    contents.map((role: { name: string; id: number }) => [role.name, role.id]),
  );
  const answer = await request.post("/api/v2/iam/users", {
    data: {
      name,
      password: PASSWORD,
      roleIds: roles.map((role) => ids.get(role)),
      mustChangePassword,
    },
  });
  expect(await answer.json()).toMatchObject({ successful: true });
  await request.dispose();
}
