import { signOut } from "@/lib/contract/profile";
import { call } from "./call";

/** Ends the session and leaves nothing of it in this page's memory, also when the console is away. */
export async function leave(): Promise<void> {
  await call(signOut, {}).catch(() => undefined);
  window.location.assign("/sign-in");
}
