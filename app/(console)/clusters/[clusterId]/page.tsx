import { notFound } from "next/navigation";
import { ClusterPage } from "@/components/cluster/cluster-page";
import { IdParam } from "@/lib/contract/page";

export default async function OneClusterPage({ params }: PageProps<"/clusters/[clusterId]">) {
  const id = IdParam.safeParse((await params).clusterId);
  if (!id.success) notFound();
  return <ClusterPage id={id.data} />;
}
