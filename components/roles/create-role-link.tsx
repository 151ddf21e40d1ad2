"use client";

import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { may } from "@/lib/contract/permission";
import { useMe } from "../shell/me";
import { Button } from "../ui/button";
import { buttonClass } from "../ui/button-class";

interface CreateRoleLinkProps {
  href: Route;
  primary?: boolean;
  children: ReactNode;
}

/** The way to a new role, for who may create one; others are told what they lack. */
export function CreateRoleLink({ href, primary = false, children }: CreateRoleLinkProps) {
  const t = useTranslations("roles.whyNot");
  const { permissions } = useMe();
  if (!may(permissions, "ROLE:*:CREATE"))
    return (
      <Button disabledReason={t("permission", { permission: "ROLE:*:CREATE" })}>{children}</Button>
    );
  return (
    <Link href={href} className={buttonClass(primary ? "primary" : "secondary")}>
      {children}
    </Link>
  );
}
