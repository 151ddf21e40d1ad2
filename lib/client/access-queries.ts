import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { listUserCredentials } from "@/lib/contract/credential";
import { getRole, listRoles } from "@/lib/contract/role";
import { listUserSessions } from "@/lib/contract/session";
import { getUser, listUsers, type UserStatus } from "@/lib/contract/user";
import { backOffMs } from "./back-off";
import { call } from "./call";
import { isPassing } from "./call-error";

const QUIET_MS = 30_000;
const MOST_ROLES = 2000;

/** What the list of users shows; what is undefined is not filtered by. */
export interface UserFilter {
  name: string | undefined;
  status: UserStatus | undefined;
  roleId: number | undefined;
  /** As the API reads it: `name,asc`. */
  sort: string | undefined;
  page: number;
  size: number;
}

const seldom = {
  staleTime: 0,
  refetchInterval: QUIET_MS,
  networkMode: "always",
  retry: (failures: number, error: Error) => failures < 2 && isPassing(error),
  retryDelay: (failures: number) => backOffMs(failures),
} as const;

/** A page of users. */
export const usersQuery = (filter: UserFilter) =>
  queryOptions({
    ...seldom,
    queryKey: ["users", "list", filter],
    queryFn: ({ signal }) => call(listUsers, { query: { ...filter }, signal }),
    placeholderData: keepPreviousData,
  });

/** One user. */
export const userQuery = (userId: number) =>
  queryOptions({
    ...seldom,
    queryKey: ["users", userId],
    queryFn: ({ signal }) => call(getUser, { params: { userId }, signal }),
  });

/** The sessions of a user. */
export const userSessionsQuery = (userId: number) =>
  queryOptions({
    ...seldom,
    queryKey: ["users", userId, "sessions"],
    queryFn: ({ signal }) => call(listUserSessions, { params: { userId }, signal }),
  });

/** The access keys of a user. */
export const userCredentialsQuery = (userId: number) =>
  queryOptions({
    ...seldom,
    queryKey: ["users", userId, "credentials"],
    queryFn: ({ signal }) => call(listUserCredentials, { params: { userId }, signal }),
  });

/** Every role, built-in ones first. */
export const rolesQuery = () =>
  queryOptions({
    ...seldom,
    queryKey: ["roles", "list"],
    queryFn: ({ signal }) => call(listRoles, { query: { size: MOST_ROLES }, signal }),
  });

/** One role. */
export const roleQuery = (roleId: number) =>
  queryOptions({
    ...seldom,
    queryKey: ["roles", roleId],
    queryFn: ({ signal }) => call(getRole, { params: { roleId }, signal }),
  });
