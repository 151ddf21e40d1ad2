"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { User } from "@/lib/contract/user";

const Me = createContext<User | undefined>(undefined);

export function MeProvider({ user, children }: { user: User; children: ReactNode }) {
  return <Me value={user}>{children}</Me>;
}

/** Who is signed in. Only inside the console's layout. */
export function useMe(): User {
  const user = useContext(Me);
  if (!user) throw new Error("useMe is for pages behind the sign-in");
  return user;
}
