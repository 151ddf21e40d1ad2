"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { call } from "@/lib/client/call";
import { clusterQuery } from "@/lib/client/queries";
import type { Server } from "@/lib/contract/cluster";
import { startServer } from "@/lib/contract/operation";

/** Asks once for a server to be started and goes to the task; a refusal also reads the cluster anew. */
export function useStartServer({ clusterId, id }: Pick<Server, "clusterId" | "id">) {
  const router = useRouter();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call(startServer, { params: { id: clusterId, serverId: id } }),
    onSuccess: (task) => router.push(`/tasks/${task.id}`),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ["clusters"] });
      void queries.invalidateQueries({ queryKey: ["tasks"] });
      void queries.invalidateQueries(clusterQuery(clusterId));
    },
  });
}
