"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { userQuery } from "@/lib/client/access-queries";
import { call } from "@/lib/client/call";
import { endUserSessions } from "@/lib/contract/session";
import {
  deleteUser,
  disableUser,
  enableUser,
  resetPassword,
  type User,
  unlockUser,
} from "@/lib/contract/user";
import { useSay } from "../settings/said";
import type { UserAction } from "./why-not-user";

/** What is done to a user as a whole. */
export type WholeAction = Exclude<UserAction, "edit">;

/** Does something to a user, says that it was done, and shows what they are then. */
export function useUserAction(user: User, onDone: () => void) {
  const t = useTranslations("users.action");
  const say = useSay();
  const router = useRouter();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ action, password = "" }: { action: WholeAction; password?: string }) =>
      perform(action, user.id, password),
    gcTime: 0,
    onSuccess: (after, { action }) => {
      say(t(`${action}.done`, { name: user.name }));
      onDone();
      if (action === "delete") router.push("/settings/users");
      else if (after) queries.setQueryData(userQuery(user.id).queryKey, after);
      void queries.invalidateQueries({ queryKey: ["users", "list"] });
      if (action === "delete") void queries.invalidateQueries({ queryKey: ["roles"] });
      else void queries.invalidateQueries({ queryKey: ["users", user.id] });
    },
  });
}

async function perform(
  action: WholeAction,
  userId: number,
  password: string,
): Promise<User | undefined> {
  const params = { userId };
  switch (action) {
    case "enable":
      return await call(enableUser, { params });
    case "disable":
      return await call(disableUser, { params });
    case "unlock":
      return await call(unlockUser, { params });
    case "resetPassword":
      return await call(resetPassword, { params, body: { password } });
    case "signOut":
      return await call(endUserSessions, { params });
    case "delete":
      return await call(deleteUser, { params });
  }
}
