import type { Locale } from "@/lib/contract/failure";
import { apiDocs } from "./en/api-docs";
import { audit } from "./en/audit";
import { clusters } from "./en/clusters";
import { common } from "./en/common";
import { keys } from "./en/keys";
import { password } from "./en/password";
import { plan } from "./en/plan";
import { roles } from "./en/roles";
import { sessions } from "./en/sessions";
import { settings } from "./en/settings";
import { shell } from "./en/shell";
import { signIn } from "./en/sign-in";
import { steer } from "./en/steer";
import { tasks } from "./en/tasks";
import { users } from "./en/users";
import { apiDocs as zhApiDocs } from "./zh/api-docs";
import { audit as zhAudit } from "./zh/audit";
import { clusters as zhClusters } from "./zh/clusters";
import { common as zhCommon } from "./zh/common";
import { keys as zhKeys } from "./zh/keys";
import { password as zhPassword } from "./zh/password";
import { plan as zhPlan } from "./zh/plan";
import { roles as zhRoles } from "./zh/roles";
import { sessions as zhSessions } from "./zh/sessions";
import { settings as zhSettings } from "./zh/settings";
import { shell as zhShell } from "./zh/shell";
import { signIn as zhSignIn } from "./zh/sign-in";
import { steer as zhSteer } from "./zh/steer";
import { tasks as zhTasks } from "./zh/tasks";
import { users as zhUsers } from "./zh/users";

/** Every word of the pages. English is the form that Chinese must fill: a missing key fails tsc. */
export const en = {
  common,
  shell,
  signIn,
  clusters,
  plan,
  tasks,
  steer,
  apiDocs,
  settings,
  password,
  keys,
  sessions,
  audit,
  users,
  roles,
};
export type Messages = typeof en;

export const zh: Messages = {
  common: zhCommon,
  shell: zhShell,
  signIn: zhSignIn,
  clusters: zhClusters,
  plan: zhPlan,
  tasks: zhTasks,
  steer: zhSteer,
  apiDocs: zhApiDocs,
  settings: zhSettings,
  password: zhPassword,
  keys: zhKeys,
  sessions: zhSessions,
  audit: zhAudit,
  users: zhUsers,
  roles: zhRoles,
};

declare module "use-intl" {
  interface AppConfig {
    Messages: Messages;
    Locale: Locale;
  }
}

/** The words of one language. Loaded by the server only, so that a browser gets one language. */
export const messagesOf = (locale: Locale): Messages => (locale === "zh" ? zh : en);
