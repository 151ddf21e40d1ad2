import type { Route } from "next";
import { redirect } from "next/navigation";
import { ForcedChange } from "@/components/password/forced-change";
import { nextPath } from "@/lib/contract/next-path";
import { signedInUser } from "../signed-in-user";

export default async function ChangePasswordPage({ searchParams }: PageProps<"/change-password">) {
  const { next } = await searchParams;
  const goal = nextPath(typeof next === "string" ? next : undefined);
  const user = await signedInUser();
  if (!user) redirect(`/sign-in?next=${encodeURIComponent(goal)}`);
  // typedRoutes cannot know a path that is read at run time; nextPath keeps it inside the console.
  if (!user.mustChangePassword) redirect(goal as Route);
  return <ForcedChange userName={user.name} goal={goal} />;
}
