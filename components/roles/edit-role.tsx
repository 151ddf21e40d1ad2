"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { roleQuery } from "@/lib/client/access-queries";
import { call } from "@/lib/client/call";
import { type Role, updateRole } from "@/lib/contract/role";
import { useSay } from "../settings/said";
import { useMe } from "../shell/me";
import { draftOf, permissionsOf, type RoleDraft } from "./role-draft";
import { RoleForm } from "./role-form";

/** Changes a role. What is being changed stays while the page asks again. */
export function EditRole({ role }: { role: Role }) {
  const t = useTranslations("roles.page");
  const [edited, setEdited] = useState<RoleDraft>();
  const save = useSave(role, () => setEdited(undefined));
  const draft = edited ?? draftOf(role);
  return (
    <RoleForm
      draft={draft}
      onChange={setEdited}
      submit={t("save")}
      disabledReason={edited ? undefined : t("nothingChanged")}
      pending={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate(draft)}
    />
  );
}

/** Saves a role. Who holds it may the new at once, also oneself: the frame is drawn again. */
function useSave(role: Role, onDone: () => void) {
  const t = useTranslations("roles.page");
  const say = useSay();
  const me = useMe();
  const router = useRouter();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: RoleDraft) =>
      call(updateRole, {
        params: { roleId: role.id },
        body: {
          name: draft.name,
          description: draft.description,
          permissions: permissionsOf(draft),
        },
      }),
    onSuccess: (after) => {
      say(t("saved", { name: after.name }));
      queries.setQueryData(roleQuery(role.id).queryKey, after);
      void queries.invalidateQueries({ queryKey: ["roles", "list"] });
      void queries.invalidateQueries({ queryKey: ["users"] });
      onDone();
      if (me.roles.some(({ id }) => id === role.id)) router.refresh();
    },
  });
}
