"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import type { Cluster } from "@/lib/contract/cluster";
import type { Holder } from "@/lib/contract/holder";
import { planHref } from "../plan/plan-address";
import { useMe } from "../shell/me";
import { useWhyNotWords } from "./use-why-not-words";
import { type OperationTarget, whyNot } from "./why-not";

/** An operation as a button or a menu offers it. */
export interface Offer {
  /** Why it cannot be asked for now. */
  disabledReason: string | undefined;
  /** The task that is in the way. */
  holder: Holder | undefined;
  /** Goes to its plan; nothing is done before that is confirmed. */
  look: () => void;
}

/** What can be done to a cluster and its parts, each with the way to its plan or the reason why not. */
export function useOperations(cluster: Cluster): (target: OperationTarget) => Offer {
  const router = useRouter();
  const { permissions } = useMe();
  const wordsOf = useWhyNotWords();
  return (target) => {
    const refusal = whyNot(target, cluster, permissions);
    return {
      disabledReason: refusal && wordsOf(refusal),
      holder: refusal && "holder" in refusal ? refusal.holder : undefined,
      look: () => router.push(planHref({ ...target, clusterId: cluster.id }) as Route),
    };
  };
}
