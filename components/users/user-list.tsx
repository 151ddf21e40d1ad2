"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { usersQuery } from "@/lib/client/access-queries";
import { may } from "@/lib/contract/permission";
import { SettingsHead } from "../settings/settings-head";
import { TableLoading } from "../settings/table-loading";
import { useMe } from "../shell/me";
import { Button } from "../ui/button";
import { buttonClass } from "../ui/button-class";
import { ErrorState } from "../ui/error-state";
import { Pager } from "../ui/pager";
import { NoUsers } from "./no-users";
import { useUserFilter } from "./use-user-filter";
import { UserFilters } from "./user-filters";
import { UserTable } from "./user-table";

/** Everyone who can sign in, as far as one may read them. */
export function UserList() {
  const t = useTranslations("users");
  const list = useUserFilter();
  const { data, error, failureReason, refetch } = useQuery(usersQuery(list.filter));
  const problem = data ? undefined : (error ?? failureReason);
  return (
    <>
      <SettingsHead
        title={t("title")}
        lead={<p role="status">{data && t("list.total", { count: data.page.totalElements })}</p>}
      >
        <CreateUser />
      </SettingsHead>
      <div className="flex flex-col gap-4">
        <UserFilters list={list} />
        {problem && (
          <ErrorState title={t("list.errorTitle")} error={problem} onRetry={() => void refetch()} />
        )}
        {!data && !problem && <TableLoading label={t("list.loading")} />}
        {data && data.contents.length === 0 && <NoUsers list={list} />}
        {data && data.contents.length > 0 && (
          <>
            <UserTable users={data.contents} list={list} />
            <Pager page={data.page} onPage={list.setPage} onSize={list.setSize} />
          </>
        )}
      </div>
    </>
  );
}

function CreateUser() {
  const t = useTranslations("users");
  const { permissions } = useMe();
  const words = (
    <>
      <UserPlus aria-hidden="true" className="size-4" />
      {t("create.link")}
    </>
  );
  if (!may(permissions, "USER:*:CREATE"))
    return (
      <Button disabledReason={t("whyNot.permission", { permission: "USER:*:CREATE" })}>
        {words}
      </Button>
    );
  return (
    <Link href="/settings/users/new" className={buttonClass("primary")}>
      {words}
    </Link>
  );
}
