import "server-only";
import { cookies } from "next/headers";
import { SESSION_COOKIE } from "@/lib/access/cookie";
import { theConsole } from "@/lib/console/console";
import type { User } from "@/lib/contract/user";

/** Whose session the request's cookie is, while it lasts. */
export async function signedInUser(): Promise<User | undefined> {
  const token = (await cookies()).get(SESSION_COOKIE)?.value;
  if (!token) return undefined;
  const { gate } = await theConsole();
  return (await gate.present(token))?.user;
}
