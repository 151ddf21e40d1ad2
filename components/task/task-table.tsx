"use client";

import { useRef } from "react";
import { useTranslations } from "use-intl";
import type { TaskSummary } from "@/lib/contract/task";
import { TaskRow } from "./task-row";
import { useRowKeys } from "./use-row-keys";

const COLUMNS = ["state", "task", "object", "progress", "by", "started", "duration"] as const;

/** The tasks as a table; `j` and `k` move between them. */
export function TaskTable({ tasks }: { tasks: readonly TaskSummary[] }) {
  const t = useTranslations("tasks.list");
  const box = useRef<HTMLTableSectionElement>(null);
  useRowKeys(box);
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <table className="task-table w-full border-collapse text-left text-sm">
        <caption className="sr-only">
          {t("caption")}. {t("keys")}
        </caption>
        <thead className="border-line border-b text-ink-3 text-xs max-md:sr-only">
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className={`h-9 px-3 font-medium first:pl-4 last:pr-4 ${column === "duration" ? "text-right" : ""}`}
              >
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={box}>
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
