"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { call } from "@/lib/client/call";
import { deleteRole, type Role } from "@/lib/contract/role";
import { useSay } from "../settings/said";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { useWhyNotRole } from "./use-why-not-role";

/** Deletes a role that nobody holds, after asking once more. */
export function DeleteRole({ role }: { role: Role }) {
  const t = useTranslations("roles.delete");
  const [isAsked, setAsked] = useState(false);
  const refusal = useWhyNotRole(role)("delete");
  const remove = useDelete(role);
  const { name } = role;
  return (
    <>
      <Button
        disabledReason={refusal}
        onClick={() => {
          remove.reset();
          setAsked(true);
        }}
      >
        {t("label")}
      </Button>
      {isAsked && (
        <ConfirmDialog
          open
          title={t("title", { name })}
          confirm={t("confirm")}
          pending={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate()}
          onClose={() => setAsked(false)}
        >
          {t("text")}
        </ConfirmDialog>
      )}
    </>
  );
}

function useDelete({ id, name }: Role) {
  const t = useTranslations("roles.delete");
  const say = useSay();
  const router = useRouter();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call(deleteRole, { params: { roleId: id } }),
    onSuccess: () => {
      say(t("done", { name }));
      void queries.invalidateQueries({ queryKey: ["roles", "list"] });
      router.push("/settings/roles");
    },
  });
}
