"use client";

import { Crosshair, FoldVertical, History, List, UnfoldVertical, Workflow } from "lucide-react";
import { useTranslations } from "use-intl";
import { isFinished, type Task } from "@/lib/contract/task";
import type { OpenGroupsState } from "../graph/use-open-groups";
import { IconButton } from "../ui/icon-button";
import { Segmented } from "../ui/segmented";
import { DownloadDiagnosis } from "./download-diagnosis";
import type { Selection } from "./use-selection";

/** Graph, list or history, whether the view follows the running step, every group open or closed, and the download. */
export function TaskToolbar({
  task,
  selection,
  groups,
}: {
  task: Task;
  selection: Selection;
  groups: OpenGroupsState;
}) {
  const t = useTranslations("tasks");
  const { view, setView, follow, setFollow } = selection;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-3 py-2">
      <Segmented
        label={t("page.view")}
        value={view}
        onChange={setView}
        options={[
          {
            value: "graph",
            label: <ViewLabel icon={<Workflow aria-hidden size={14} />} text={t("page.graph")} />,
          },
          {
            value: "list",
            label: <ViewLabel icon={<List aria-hidden size={14} />} text={t("page.list")} />,
          },
          {
            value: "history",
            label: <ViewLabel icon={<History aria-hidden size={14} />} text={t("page.history")} />,
          },
        ]}
      />
      {!isFinished(task.status) && (
        <button
          type="button"
          aria-pressed={follow}
          title={t("graph.followHint")}
          onClick={() => setFollow(!follow)}
          className="inline-flex h-8 shrink-0 cursor-pointer whitespace-nowrap items-center gap-1.5 rounded-md border border-line-strong px-2.5 font-medium text-ink-2 text-sm hover:bg-surface-2 hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
        >
          <Crosshair aria-hidden size={14} />
          {t("graph.follow")}
        </button>
      )}
      <span className="ml-auto flex items-center gap-1">
        {groups.hasGroups && view !== "history" && (
          <>
            <IconButton label={t("graph.openAll")} onClick={groups.openAll}>
              <UnfoldVertical aria-hidden />
            </IconButton>
            <IconButton label={t("graph.closeAll")} onClick={groups.closeAll}>
              <FoldVertical aria-hidden />
            </IconButton>
          </>
        )}
        <DownloadDiagnosis taskId={task.id} />
      </span>
    </div>
  );
}

function ViewLabel({ icon, text }: { icon: React.ReactNode; text: string }) {
  return (
    <>
      {icon}
      {text}
    </>
  );
}
