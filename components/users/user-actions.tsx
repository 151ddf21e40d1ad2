"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { User } from "@/lib/contract/user";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { DeleteUser } from "./delete-user";
import { ResetPassword } from "./reset-password";
import { useUserAction, type WholeAction } from "./use-user-action";
import { useWhyNotUser } from "./use-why-not-user";

const offersFor = ({ status }: User): WholeAction[] => [
  ...(status === "LOCKED" ? (["unlock"] as const) : []),
  status === "DISABLED" ? "enable" : "disable",
  "resetPassword",
  "signOut",
  "delete",
];

/** What can be done to a user as a whole; each asks once more and says what will happen. */
export function UserActions({ user }: { user: User }) {
  const t = useTranslations("users.action");
  const whyNot = useWhyNotUser(user);
  const [asked, setAsked] = useState<WholeAction>();
  const close = () => setAsked(undefined);
  const run = useUserAction(user, close);
  const dialog = {
    user,
    pending: run.isPending,
    error: run.error,
    onClose: close,
  };
  return (
    <>
      {offersFor(user).map((action) => (
        <Button
          key={action}
          disabledReason={whyNot(action)}
          onClick={() => {
            run.reset();
            setAsked(action);
          }}
        >
          {t(`${action}.label`)}
        </Button>
      ))}
      {asked === "resetPassword" && (
        <ResetPassword
          {...dialog}
          onConfirm={(password) => run.mutate({ action: asked, password })}
        />
      )}
      {asked === "delete" && (
        <DeleteUser {...dialog} onConfirm={() => run.mutate({ action: asked })} />
      )}
      {asked && asked !== "resetPassword" && asked !== "delete" && (
        <ConfirmDialog
          open
          title={t(`${asked}.title`, { name: user.name })}
          confirm={t(`${asked}.confirm`)}
          pending={run.isPending}
          error={run.error}
          onConfirm={() => run.mutate({ action: asked })}
          onClose={close}
        >
          {t(`${asked}.text`, { name: user.name })}
        </ConfirmDialog>
      )}
    </>
  );
}
