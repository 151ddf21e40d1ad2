import { ClusterList } from "@/components/cluster/cluster-list";

export default function ClustersPage() {
  return <ClusterList />;
}
