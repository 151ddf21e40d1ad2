"use client";

import { useTranslations } from "use-intl";
import { Badge } from "../ui/badge";
import type { EndpointEntry } from "./endpoint-doc";

type Marked = Pick<EndpointEntry, "isAddition" | "isDeprecated">;

/** Whether OCP does not have an endpoint, and whether there is a better one. */
export function EndpointMarks({ isAddition, isDeprecated }: Marked) {
  const t = useTranslations("apiDocs");
  return (
    <>
      {isAddition && <Badge>{t("addition")}</Badge>}
      {isDeprecated && <Badge tone="attention">{t("deprecated")}</Badge>}
    </>
  );
}
