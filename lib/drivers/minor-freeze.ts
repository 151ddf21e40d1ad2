import type { Change } from "./alter-system";
import type { Endpoint } from "./cluster";
import { serverLiteral } from "./sql-literals";

/**
 * MINOR FREEZE SERVER. No view shows that it was asked for: only a statement that was answered counts as taken, and one
 * whose end is unknown is sent again, which does no harm.
 */
export function minorFreeze(target: Endpoint): Change {
  return {
    what: "MINOR FREEZE",
    statement: `ALTER SYSTEM MINOR FREEZE SERVER = (${serverLiteral(target)})`,
    last: target,
    notYet: "it was not taken",
    isAsWanted: async (_, isAnswered) => isAnswered,
  };
}
