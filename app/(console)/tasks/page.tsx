import { TaskList } from "@/components/task/task-list";

export default function TasksPage() {
  return <TaskList />;
}
