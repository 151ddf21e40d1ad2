import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { nextPath } from "@/lib/contract/next-path";
import { PATH_HEADER } from "../page-path";
import { signedInUser } from "../signed-in-user";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const user = await signedInUser();
  if (!user || user.mustChangePassword) {
    const here = nextPath((await headers()).get(PATH_HEADER) ?? undefined);
    const first = user ? "change-password" : "sign-in";
    redirect(`/${first}?next=${encodeURIComponent(here)}`);
  }
  return <Shell user={user}>{children}</Shell>;
}
