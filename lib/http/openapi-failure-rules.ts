import type { z } from "zod";
import type { Endpoint } from "@/lib/contract/endpoint";
import { FAILURES, type FailureCode } from "@/lib/contract/failure";

/** An endpoint and its name. */
export interface NamedEndpoint {
  name: string;
  endpoint: Endpoint;
}

type Where = (named: NamedEndpoint) => boolean;

const everywhere: Where = () => true;
const writes: Where = ({ endpoint }) => endpoint.method !== "GET";
const nowhere: Where = () => false;
const isKnown: Where = ({ endpoint }) => endpoint.permission !== "ANYONE";
const needsRight: Where = ({ endpoint }) => endpoint.permission.includes(":");
const isCalled =
  (...names: string[]): Where =>
  ({ name }) =>
    names.includes(name);
const either =
  (...places: Where[]): Where =>
  (named) =>
    places.some((holds) => holds(named));
const hasParam =
  (...names: string[]): Where =>
  ({ endpoint }) =>
    names.some((name) => name in endpoint.params.shape);
const isUnder =
  (path: string): Where =>
  ({ endpoint }) =>
    endpoint.path.startsWith(path);
const both =
  (...places: Where[]): Where =>
  (named) =>
    places.every((holds) => holds(named));

const takesInput: Where = ({ endpoint: { params, query, body } }) =>
  Object.keys(params.shape).length > 0 || Object.keys(query.shape).length > 0 || refuses(body);
/** Whether something can be wrong with a body, which is so where a senseless one is refused. */
const refuses = (body: z.ZodType): boolean =>
  !body.safeParse({ reason: 0, description: 0, name: 0 }).success;

const ofCluster = isUnder("/api/v2/ob/clusters/{id}");
const isOperation = both(ofCluster, writes, ({ endpoint }) => !endpoint.readsOnly);
const isPlan = both(ofCluster, ({ endpoint }) => endpoint.readsOnly === true);
const steersTask = isCalled("retryTask", "rollbackTask", "abandonTask");
const takesLocks = isCalled("retryTask", "rollbackTask", "retrySubtask", "skipSubtask");
const takesRoles = isCalled("createUser", "updateUser");
const takesGrants = isCalled("createRole", "updateRole", "deleteRole");
const changesUser: Where = both(writes, hasParam("userId"));

/** Where each failure can come from: the first pattern that fits its code decides. */
const PLACES: readonly [RegExp, Where][] = [
  // Before an endpoint is found.
  [/^(COM10003\.(path|http)|COM10008(\..+)?)$/, nowhere],
  // Told on the sign-in page, to which the browser is led.
  [/^(IAM10000\.sso.*|COM10005\.ssoName)$/, nowhere],
  [/^(COM10999|COM10003\.(encoding|headers|slow|url))$/, everywhere],
  [/^0\.rate$/, ({ endpoint }) => !endpoint.uncounted],
  [/^COM10001$/, takesInput],
  [/^COM10001\.version$/, either(isOperation, isPlan)],
  [/^COM10003\.(json|media|size)$/, writes],
  [/^COM10003\.changed$/, isOperation],
  [/^COM10003\.basic$/, isKnown],
  [/^COM10003\.credential$/, isCalled("deleteCredential")],
  [/^COM10003\.builtIn$/, isCalled("updateRole", "deleteRole")],
  [/^COM10003\.roleHeld$/, isCalled("deleteRole")],
  [/^COM10003\.self$/, isCalled("updateUser", "disableUser", "deleteUser")],
  [/^COM10003\.lastAdmin$/, isCalled("updateUser", "disableUser", "deleteUser")],
  [/^COM10003\.sso$/, isCalled("resetPassword", "changePassword")],
  [/^COM10003\.(samePassword|currentPassword)$/, isCalled("changePassword")],
  [/^COM10003$/, everywhere],
  [/^COM10002$/, either(hasParam("userId", "roleId", "sessionId", "credentialId"), takesRoles)],
  [/^COM10005$/, isCalled("createUser", "createRole", "updateRole")],
  [/^COM10009$/, either(needsRight)],
  [/^COM10009\.give$/, either(takesRoles, takesGrants)],
  [/^COM10009\.user$/, changesUser],
  [/^COM10011$/, ({ endpoint }) => "sort" in endpoint.query.shape],
  [/^IAM10000(\.(scheme|date|signature))?$/, isKnown],
  [/^IAM10000\.replay$/, both(writes, isKnown)],
  [/^IAM1000[1-47]$/, either(isKnown, isCalled("signIn"))],
  [
    /^IAM10005$/,
    ({ endpoint, ...named }) => isKnown({ endpoint, ...named }) && !endpoint.beforePasswordChange,
  ],
  [/^IAM10018$/, isCalled("createCredential")],
  [/^IAM11000$/, writes],
  [/^OBE11001$/, ofCluster],
  [/^OBE18002$/, both(ofCluster, hasParam("zoneName"))],
  [/^OBE19001$/, both(ofCluster, writes, ({ endpoint }) => endpoint.path.includes("/servers"))],
  [/^OBE(11020|18008|19012)$/, either(isOperation, takesLocks)],
  [/^OBE/, isOperation],
  [/^CMP/, isUnder("/api/v2/compute")],
  [/^TSK10001$/, hasParam("taskId")],
  [/^TSK10002$/, hasParam("subtaskId")],
  [/^TSK10007(\.failed)?$/, steersTask],
  [/^TSK10007\.abandoned$/, both(writes, hasParam("taskId"))],
  [/^TSK10007\.overtaken$/, isCalled("rollbackTask")],
  [/^TSK10007\.subtask$/, isCalled("retrySubtask")],
  [/^TSK10007\.skip$/, isCalled("skipSubtask")],
  [/^TSK10007\.cancel$/, isCalled("cancelSubtask")],
  [/^TSK10009$/, isCalled("rollbackTask")],
  [/^TSK10010$/, isCalled("skipSubtask")],
];

/** The failures that have no place yet: there must be none. */
export const failuresWithoutPlace = (): FailureCode[] => codes.filter((code) => !placeOf(code));

/** Every failure that an endpoint may answer. */
export const failuresOf = (named: NamedEndpoint): FailureCode[] =>
  codes.filter((code) => placeOf(code)?.(named));

// `Object.keys` forgets the type of keys.
const codes = Object.keys(FAILURES) as FailureCode[];

const placeOf = (code: FailureCode): Where | undefined =>
  PLACES.find(([pattern]) => pattern.test(code))?.[1];
