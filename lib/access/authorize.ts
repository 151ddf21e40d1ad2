import type { Endpoint } from "@/lib/contract/endpoint";
import { Failure } from "@/lib/contract/failure";
import { may } from "@/lib/contract/permission";
import type { User } from "@/lib/contract/user";

/** Throws COM10009 when the user's role does not hold what the endpoint asks for. */
export function authorize(user: User, permission: Endpoint["permission"]): void {
  if (permission === "ANYONE" || permission === "SIGNED_IN" || may(user.role, permission)) return;
  throw new Failure("COM10009", [permission]);
}
