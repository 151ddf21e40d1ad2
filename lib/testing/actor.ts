import type { User } from "@/lib/contract/user";

/** A user who may everything, for what is called without the API. */
export const ADMIN: User = {
  id: 100,
  name: "admin",
  roles: [{ id: 1, name: "ADMIN" }],
  permissions: ["**"],
  status: "ENABLED",
  source: "LOCAL",
  mustChangePassword: false,
  createTime: "2026-01-01T00:00:00Z",
};
