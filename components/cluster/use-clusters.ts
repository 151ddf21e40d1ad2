"use client";

import { useQuery } from "@tanstack/react-query";
import { clustersQuery } from "@/lib/client/queries";
import type { Cluster } from "@/lib/contract/cluster";
import { maySome } from "@/lib/contract/permission";
import { useMe } from "../shell/me";

const NONE: readonly Cluster[] = [];

/** The clusters that whoever is signed in may read; none while they load, and none are asked for in vain. */
export function useClusters(): readonly Cluster[] {
  const enabled = maySome(useMe().permissions, "CLUSTER:?:READ");
  return useQuery({ ...clustersQuery(), enabled }).data?.contents ?? NONE;
}
