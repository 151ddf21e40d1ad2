import { queryOptions } from "@tanstack/react-query";
import { listMyCredentials } from "@/lib/contract/credential";
import { listMySessions } from "@/lib/contract/session";
import { call } from "./call";

const AGAIN_MS = 15_000;

const polled = { refetchInterval: AGAIN_MS, staleTime: 0, networkMode: "always" } as const;

/** The access keys of who is signed in, without their secrets. */
export const credentialsQuery = () =>
  queryOptions({
    ...polled,
    queryKey: ["my-credentials"],
    queryFn: ({ signal }) => call(listMyCredentials, { signal }),
  });

/** The sessions of who is signed in, last used first. */
export const sessionsQuery = () =>
  queryOptions({
    ...polled,
    queryKey: ["my-sessions"],
    queryFn: ({ signal }) => call(listMySessions, { signal }),
  });
