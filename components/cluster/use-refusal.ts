"use client";

import { useTranslations } from "use-intl";
import type { Server } from "@/lib/contract/cluster";
import { useMe } from "../shell/me";
import type { Refusal } from "./why-not-start";

/** Says in words why a server cannot be started. */
export function useRefusal(): (refusal: Refusal, server: Pick<Server, "task">) => string {
  const t = useTranslations("clusters.refuse");
  const roles = useTranslations("shell.roles");
  const me = useMe();
  return (refusal, { task }) => t(refusal, { task: task?.id ?? 0, role: roles(me.role) });
}
