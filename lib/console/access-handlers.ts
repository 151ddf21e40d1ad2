import "server-only";
import { clearedCookie, SESSION_COOKIE, sessionCookie } from "@/lib/access/cookie";
import type { Gate } from "@/lib/access/gate";
import { endSession } from "@/lib/access/session";
import { Answer } from "@/lib/http/answer";
import type { Handlers } from "@/lib/http/handler";
import { exportEvents, exportName } from "@/lib/operations/audit/export-events";
import { listEvents } from "@/lib/operations/audit/find-events";
import { createRole, deleteRole, updateRole } from "@/lib/operations/role/change-role";
import { getRole, listRoles } from "@/lib/operations/role/find-roles";
import { endOneSession, endSessions } from "@/lib/operations/session/end-sessions";
import { listSessions } from "@/lib/operations/session/list-sessions";
import { createUser } from "@/lib/operations/user/create-user";
import { getUser, listUsers } from "@/lib/operations/user/find-users";
import { requireAsMuch } from "@/lib/operations/user/require-rights";
import { changePassword, resetPassword } from "@/lib/operations/user/set-password";
import { switchUser } from "@/lib/operations/user/switch-user";
import { updateUser } from "@/lib/operations/user/update-user";
import type { Database } from "@/lib/store/database";

type ProfileHandlers = Pick<
  Handlers,
  | "signIn"
  | "signOut"
  | "getMe"
  | "changePassword"
  | "listMySessions"
  | "endMySession"
  | "endMySessions"
>;

/** Signing in and out, and what a user does with their own account. */
export function profileHandlers(db: Database, gate: Gate): ProfileHandlers {
  return {
    async signIn({ body, remoteAddress, userAgent, secure }) {
      const { user, token } = await gate.signIn(body, { remoteAddress, userAgent });
      const { wholeSeconds } = gate.sessions;
      return new Answer(user, { cookies: [sessionCookie(token, wholeSeconds, secure)] });
    },
    async signOut({ cookie, secure }) {
      await endSession(db, cookie(SESSION_COOKIE));
      return new Answer(undefined, { cookies: [clearedCookie(secure)] });
    },
    getMe: ({ actor }) => actor,
    changePassword: async ({ actor, body, remoteAddress, sessionId }) => {
      const place = { checkPassword: gate.checkPassword, remoteAddress, sessionId };
      await changePassword(db, actor, body, place);
      return undefined;
    },
    listMySessions: ({ actor, sessionId }) => listSessions(db, actor.id, sessionId, gate.sessions),
    endMySession: async ({ actor, params }) => {
      await endOneSession(db, actor.id, params.sessionId);
      return undefined;
    },
    endMySessions: async ({ actor, query, sessionId }) => {
      await endSessions(db, actor.id, query.keepCurrent === "true" ? sessionId : undefined);
      return undefined;
    },
  };
}

type AdministrationHandlers = Pick<
  Handlers,
  | "listUsers"
  | "getUser"
  | "createUser"
  | "updateUser"
  | "enableUser"
  | "disableUser"
  | "unlockUser"
  | "resetPassword"
  | "deleteUser"
  | "listUserSessions"
  | "endUserSessions"
  | "listRoles"
  | "getRole"
  | "createRole"
  | "updateRole"
  | "deleteRole"
  | "listAuditEvents"
  | "exportAuditEvents"
>;

/** Users, roles, others' sessions and the audit. */
export function administrationHandlers(db: Database, gate: Gate): AdministrationHandlers {
  return {
    listUsers: ({ actor, query }) => listUsers(db, actor, query),
    getUser: ({ params }) => getUser(db, params.userId),
    createUser: ({ actor, body }) => createUser(db, actor, body),
    updateUser: ({ actor, params, body }) => updateUser(db, actor, params.userId, body),
    enableUser: ({ actor, params }) => switchUser(db, actor, params.userId, "ENABLE"),
    disableUser: ({ actor, params }) => switchUser(db, actor, params.userId, "DISABLE"),
    unlockUser: ({ actor, params }) => switchUser(db, actor, params.userId, "UNLOCK"),
    resetPassword: ({ actor, params, body }) =>
      resetPassword(db, actor, params.userId, body.password),
    async deleteUser({ actor, params }) {
      await switchUser(db, actor, params.userId, "DELETE");
      return undefined;
    },
    async listUserSessions({ params, sessionId }) {
      const { id } = await getUser(db, params.userId);
      return listSessions(db, id, sessionId, gate.sessions);
    },
    async endUserSessions({ actor, params }) {
      const target = await getUser(db, params.userId);
      requireAsMuch(actor, target);
      await endSessions(db, target.id);
      return undefined;
    },
    listRoles: ({ actor, query }) => listRoles(db, actor, query),
    getRole: ({ params }) => getRole(db, params.roleId),
    createRole: ({ actor, body }) => createRole(db, actor, body),
    updateRole: ({ actor, params, body }) => updateRole(db, actor, params.roleId, body),
    async deleteRole({ actor, params }) {
      await deleteRole(db, actor, params.roleId);
      return undefined;
    },
    listAuditEvents: ({ query }) => listEvents(db, query),
    exportAuditEvents: async ({ query }) =>
      new Answer(await exportEvents(db, query), { fileName: exportName(new Date()) }),
  };
}
