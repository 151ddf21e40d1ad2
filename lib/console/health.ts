import "server-only";
import { sql } from "drizzle-orm";
import type { DataOf } from "@/lib/contract/endpoint";
import type { getHealth } from "@/lib/contract/system";
import type { Console } from "./console";

/** How well this console is, as a probe is told. */
export type Health = DataOf<typeof getHealth>;

/** Whether the database answers and the engine works; a console that runs no engine lacks none. */
export async function healthOf({ db, engine }: Pick<Console, "db" | "engine">): Promise<Health> {
  const database = await db.execute(sql`SELECT 1`).then(
    () => true,
    () => false,
  );
  const engineWorks = engine?.healthy ?? true;
  return { database, engine: engineWorks, status: database && engineWorks ? "ok" : "failing" };
}

/** The HTTP status that a probe goes by. */
export const healthStatus = ({ status }: Health): number => (status === "ok" ? 200 : 503);

/** The same for a probe that looks for OCP's words: `okay`, or `bad` with what does not work if asked. */
export function statusText({ status, database, engine }: Health, namesParts: boolean): string {
  if (status === "ok") return "okay";
  const parts = Object.entries({ database, engine }).flatMap(([name, works]) =>
    works ? [] : [name],
  );
  return namesParts ? `bad ${parts.join(",")}`.trim() : "bad";
}
