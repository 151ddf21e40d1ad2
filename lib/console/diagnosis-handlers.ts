import "server-only";
import type { endpoints } from "@/lib/contract/endpoints";
import { Answer } from "@/lib/http/answer";
import type { Call, Handlers } from "@/lib/http/handler";
import { getDiagnosis } from "@/lib/operations/task/get-diagnosis";
import type { Database } from "@/lib/store/database";

type Served = "downloadDiagnosis" | "downloadDiagnosisByOldPath" | "getDiagnosis";

/** The download of a task, joined to each of its endpoints. */
export function diagnosisHandlers(db: Database): Pick<Handlers, Served> {
  const download = async ({ params, locale }: Call<(typeof endpoints)[Served]>) =>
    new Answer(await getDiagnosis(db, params.taskId, locale), {
      fileName: `log_task_${params.taskId}.zip`,
    });
  return {
    downloadDiagnosis: download,
    downloadDiagnosisByOldPath: download,
    getDiagnosis: download,
  };
}
