import type { Route } from "next";
import { redirect } from "next/navigation";
import { theConsole } from "@/lib/console/console";
import { nextPath } from "@/lib/contract/next-path";
import { signedInUser } from "../signed-in-user";
import { SignInView } from "./sign-in-view";

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, error } = await searchParams;
  const goal = nextPath(typeof next === "string" ? next : undefined);
  // typedRoutes cannot know a path that is read at run time; nextPath keeps it inside the console.
  if (await signedInUser()) redirect(goal as Route);
  const { sso } = await theConsole();
  return (
    <SignInView
      goal={goal}
      provider={sso?.name}
      refusal={typeof error === "string" ? error : undefined}
    />
  );
}
