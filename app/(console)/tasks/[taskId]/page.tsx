import { notFound } from "next/navigation";
import { TaskView } from "@/components/task/task-view";
import { IdParam } from "@/lib/contract/page";

export default async function TaskPage({ params }: PageProps<"/tasks/[taskId]">) {
  const id = IdParam.safeParse((await params).taskId);
  if (!id.success) notFound();
  return <TaskView taskId={id.data} />;
}
