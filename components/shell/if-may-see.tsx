"use client";

import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { maySome } from "@/lib/contract/permission";
import { EmptyState } from "../ui/empty-state";
import { useMe } from "./me";

interface IfMaySeeProps {
  /** Of a list, such as `CLUSTER:?:READ`. */
  permission: string;
  /** Of what is shown instead of the list. */
  className?: string;
  children: ReactNode;
}

/** A list, or, for whom it could show nothing at all, what is missing and who can give it. */
export function IfMaySee({ permission, className, children }: IfMaySeeProps) {
  const t = useTranslations("shell.mayNot");
  const { permissions } = useMe();
  if (maySome(permissions, permission)) return children;
  return (
    <div className={className}>
      <EmptyState icon={<Lock aria-hidden="true" />} title={t("title")}>
        {t("text", { permission: permission.replace("?", "*") })}
      </EmptyState>
    </div>
  );
}
