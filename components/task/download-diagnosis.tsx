"use client";

import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { urlOf } from "@/lib/client/url-of";
import { getDiagnosis } from "@/lib/contract/diagnosis";
import { buttonClass } from "../ui/button-class";

/** Saves a task with the logs of all its attempts. A link, so that the browser writes it to the disk as it comes. */
export function DownloadDiagnosis({ taskId }: { taskId: number }) {
  const t = useTranslations("tasks.page");
  return (
    <a
      href={urlOf(getDiagnosis.path, { taskId }, {})}
      download
      title={t("diagnosisHint")}
      className={buttonClass("ghost", "md")}
    >
      <Download aria-hidden size={14} />
      {t("diagnosis")}
    </a>
  );
}
