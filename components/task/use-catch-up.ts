"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useConnection } from "@/lib/client/connection";

/** When the console answers again, asks at once for what is waiting to be retried, however long that would take. */
export function useCatchUp(): void {
  const client = useQueryClient();
  const isLost = useConnection().lostAt !== undefined;
  useEffect(() => {
    if (isLost) return;
    void client.refetchQueries({
      type: "active",
      predicate: ({ state }) => state.fetchFailureCount > 0,
    });
  }, [client, isLost]);
}
