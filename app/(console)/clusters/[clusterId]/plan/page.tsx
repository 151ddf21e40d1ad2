import { notFound } from "next/navigation";
import { PlanPage } from "@/components/plan/plan-page";
import { IdParam } from "@/lib/contract/page";

export default async function OperationPlanPage({
  params,
}: PageProps<"/clusters/[clusterId]/plan">) {
  const id = IdParam.safeParse((await params).clusterId);
  if (!id.success) notFound();
  return <PlanPage clusterId={id.data} />;
}
