"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { parseAsInteger, useQueryState } from "nuqs";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { rolesQuery } from "@/lib/client/access-queries";
import { call } from "@/lib/client/call";
import { createRole, type Role } from "@/lib/contract/role";
import { useSay } from "../settings/said";
import { SettingsHead } from "../settings/settings-head";
import { useRoleName } from "../shell/use-role-name";
import { Select } from "../ui/select";
import { copyOf, EMPTY_DRAFT, permissionsOf, type RoleDraft } from "./role-draft";
import { RoleForm } from "./role-form";

/** Makes a role, from nothing or from another one. What was written stays when the console refuses it. */
export function CreateRole() {
  const t = useTranslations("roles");
  const [from, setFrom] = useQueryState("from", parseAsInteger);
  const roles = useQuery(rolesQuery()).data?.contents ?? [];
  const start = roles.find(({ id }) => id === from);
  return (
    <>
      <SettingsHead
        title={t("create.title")}
        lead={t("create.lead")}
        back={{ href: "/settings/roles", label: t("title") }}
      />
      <StartSelect
        roles={roles}
        value={from}
        onChange={(id) => void setFrom(id, { history: "replace" })}
      />
      <NewRole key={start?.id ?? "nothing"} start={start ? copyOf(start) : EMPTY_DRAFT} />
    </>
  );
}

function StartSelect(props: {
  roles: readonly Role[];
  value: number | null;
  onChange: (id: number | null) => void;
}) {
  const { roles, value, onChange } = props;
  const t = useTranslations("roles.create");
  const roleName = useRoleName();
  return (
    <p className="mb-5 flex flex-wrap items-center gap-2 text-ink-2 text-sm">
      {t("from")}
      <Select
        label={t("from")}
        value={String(value ?? "")}
        onChange={(id) => onChange(id === "" ? null : Number(id))}
        options={[
          { value: "", label: t("fromNothing") },
          ...roles.map(({ id, name }) => ({ value: String(id), label: roleName(name) })),
        ]}
      />
    </p>
  );
}

function NewRole({ start }: { start: RoleDraft }) {
  const t = useTranslations("roles.create");
  const [draft, setDraft] = useState(start);
  const create = useCreateRole();
  return (
    <RoleForm
      draft={draft}
      onChange={setDraft}
      submit={t("submit")}
      pending={create.isPending}
      error={create.error}
      onSubmit={() => create.mutate(draft)}
    />
  );
}

function useCreateRole() {
  const t = useTranslations("roles.create");
  const say = useSay();
  const router = useRouter();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: RoleDraft) =>
      call(createRole, {
        body: {
          name: draft.name,
          permissions: permissionsOf(draft),
          ...(draft.description && { description: draft.description }),
        },
      }),
    onSuccess: ({ id, name }) => {
      say(t("done", { name }));
      void queries.invalidateQueries({ queryKey: ["roles"] });
      router.push(`/settings/roles/${id}`);
    },
  });
}
