"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { userQuery } from "@/lib/client/access-queries";
import { call } from "@/lib/client/call";
import { type User, updateUser } from "@/lib/contract/user";
import { useSay } from "../settings/said";
import { SettingsSection } from "../settings/settings-section";
import { useFieldFocus } from "../settings/use-field-focus";
import { useMe } from "../shell/me";
import { Button } from "../ui/button";
import { CallProblem } from "../ui/call-problem";
import { RolePicker } from "./role-picker";
import { useWhyNotUser } from "./use-why-not-user";
import { UserDetails } from "./user-details";

interface Edits {
  roleIds?: number[];
  description?: string;
  email?: string;
}

/** Roles, description and e-mail of a user. What is being changed stays while the page asks again. */
export function UserAccount({ user }: { user: User }) {
  const t = useTranslations("users");
  const common = useTranslations("common");
  const [edits, setEdits] = useState<Edits>({});
  const change = (part: Edits) => setEdits((before) => ({ ...before, ...part }));
  const save = useSave(user, () => setEdits({}));
  const form = useFieldFocus(save.error);
  const isMe = useMe().id === user.id;
  const refusal = useWhyNotUser(user)("edit");
  const isChanged = Object.keys(edits).length > 0;
  const { description = user.description ?? "", email = user.email ?? "" } = edits;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isChanged && !refusal && !save.isPending) save.mutate(edits);
  }

  return (
    <SettingsSection title={t("page.account")}>
      <form
        ref={form}
        noValidate
        onSubmit={submit}
        className="flex max-w-2xl flex-col gap-5 rounded-md border border-line bg-surface p-5"
      >
        <RolePicker
          chosen={edits.roleIds ?? user.roles.map(({ id }) => id)}
          held={user.roles}
          isMe={isMe}
          disabledReason={refusal}
          onChange={(roleIds) => change({ roleIds })}
        />
        <UserDetails draft={{ description, email }} error={save.error} onChange={change} />
        {save.error && <CallProblem error={save.error} />}
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            variant="primary"
            pending={save.isPending}
            disabledReason={refusal ?? (isChanged ? undefined : t("page.nothingChanged"))}
          >
            {t("page.save")}
          </Button>
          {isChanged && (
            <Button
              onClick={() => {
                setEdits({});
                save.reset();
              }}
            >
              {common("cancel")}
            </Button>
          )}
        </div>
      </form>
    </SettingsSection>
  );
}

/** Saves what was changed. One's own new rights count at once, so the frame is drawn again. */
function useSave(user: User, onDone: () => void) {
  const t = useTranslations("users");
  const say = useSay();
  const me = useMe();
  const router = useRouter();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Edits) => call(updateUser, { params: { userId: user.id }, body }),
    onSuccess: (after) => {
      say(t("page.saved", { name: user.name }));
      queries.setQueryData(userQuery(user.id).queryKey, after);
      void queries.invalidateQueries({ queryKey: ["users", "list"] });
      void queries.invalidateQueries({ queryKey: ["roles"] });
      onDone();
      if (me.id === user.id) router.refresh();
    },
  });
}
