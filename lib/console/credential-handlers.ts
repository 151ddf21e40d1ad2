import "server-only";
import type { Handlers } from "@/lib/http/handler";
import { createCredential } from "@/lib/operations/user/create-credential";
import { listCredentials } from "@/lib/operations/user/find-credentials";
import { getUser } from "@/lib/operations/user/find-users";
import { requireAsMuch } from "@/lib/operations/user/require-rights";
import { deleteCredential, switchCredential } from "@/lib/operations/user/switch-credential";
import type { SecretKeys } from "@/lib/process/secret";
import type { Database } from "@/lib/store/database";

type CredentialHandlers = Pick<
  Handlers,
  | "listMyCredentials"
  | "createCredential"
  | "enableCredential"
  | "disableCredential"
  | "deleteCredential"
  | "listUserCredentials"
  | "disableUserCredential"
>;

/** A user's own access keys, and what an administrator may see of them and stop. */
export function credentialHandlers(db: Database, keys: SecretKeys): CredentialHandlers {
  return {
    listMyCredentials: ({ actor }) => listCredentials(db, actor.id),
    createCredential: ({ actor, body }) => createCredential(db, keys, actor.id, body),
    enableCredential: ({ actor, params }) =>
      switchCredential(db, actor.id, params.credentialId, true),
    disableCredential: ({ actor, params }) =>
      switchCredential(db, actor.id, params.credentialId, false),
    async deleteCredential({ actor, params }) {
      await deleteCredential(db, actor.id, params.credentialId);
      return undefined;
    },
    async listUserCredentials({ params }) {
      const { id } = await getUser(db, params.userId);
      return listCredentials(db, id);
    },
    async disableUserCredential({ actor, params }) {
      const target = await getUser(db, params.userId);
      requireAsMuch(actor, target);
      return switchCredential(db, target.id, params.credentialId, false);
    },
  };
}
