import { Client } from "pg";
import type { Database } from "@/lib/store/database";
import { onEnd } from "./scratch";

/** Hears from the database itself, by a trigger, which tasks have ended: whoever ran them. */
export class EndedTasks {
  private readonly heard = new Set<number>();
  private readonly waiting = new Map<number, () => void>();

  static async listen(db: Database, url: string): Promise<EndedTasks> {
    await db.$client.query(`
      create function bench_tell() returns trigger language plpgsql as
        $$ begin perform pg_notify('bench_ended', new.id::text); return null; end $$;
      create trigger bench_tell after update on task for each row
        when (old.status = 'RUNNING' and new.status <> 'RUNNING') execute function bench_tell()`);
    const client = new Client({ connectionString: url });
    await client.connect();
    onEnd(() => client.end());
    const ended = new EndedTasks();
    client.on("notification", ({ payload }) => ended.hear(Number(payload)));
    await client.query("listen bench_ended");
    return ended;
  }

  async wait(taskId: number): Promise<void> {
    if (!this.heard.delete(taskId))
      await new Promise<void>((resolve) => this.waiting.set(taskId, resolve));
  }

  private hear(taskId: number): void {
    const wake = this.waiting.get(taskId);
    if (wake) wake();
    else this.heard.add(taskId);
    this.waiting.delete(taskId);
  }
}
