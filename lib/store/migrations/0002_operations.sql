CREATE TABLE "fact" (
	"task_id" integer NOT NULL,
	"server_id" integer DEFAULT 0 NOT NULL,
	"key" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "fact_task_id_server_id_key_pk" PRIMARY KEY("task_id","server_id","key")
);
--> statement-breakpoint
CREATE TABLE "task_event" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"task_id" integer NOT NULL,
	"subtask_id" integer,
	"time" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"user_name" text NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "task_lock" (
	"task_id" integer NOT NULL,
	"object" text NOT NULL,
	"held" boolean DEFAULT true NOT NULL,
	CONSTRAINT "task_lock_task_id_object_pk" PRIMARY KEY("task_id","object")
);
--> statement-breakpoint
DROP INDEX "one_running_task_per_server";--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "cluster" ADD COLUMN "log_streams" jsonb;--> statement-breakpoint
ALTER TABLE "subtask" ADD COLUMN "prohibit_skip" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "subtask" ADD COLUMN "server_id" integer;--> statement-breakpoint
ALTER TABLE "subtask" ADD COLUMN "zone_name" text;--> statement-breakpoint
ALTER TABLE "subtask" ADD COLUMN "server_name" text;--> statement-breakpoint
ALTER TABLE "subtask" ADD COLUMN "auto_retries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "subtask" ADD COLUMN "not_before" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "action" text;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "scope" text;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "stop_type" text;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "abandoned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "fact" ADD CONSTRAINT "fact_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_event" ADD CONSTRAINT "task_event_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_lock" ADD CONSTRAINT "task_lock_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "task_event_by_task" ON "task_event" USING btree ("task_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_task_holds_an_object" ON "task_lock" USING btree ("object") WHERE held;--> statement-breakpoint
CREATE INDEX "task_lock_by_object" ON "task_lock" USING btree ("object","task_id");--> statement-breakpoint
-- What was there before: every task was a start of one server.
INSERT INTO fact (task_id, key, value)
  SELECT t.id, c.key, coalesce(c.value, '') FROM task t, jsonb_each_text(t.context) c;--> statement-breakpoint
INSERT INTO task_lock (task_id, object, held)
  SELECT id, 'server:' || server_id, status = 'RUNNING' FROM task WHERE server_id IS NOT NULL;--> statement-breakpoint
UPDATE task SET action = 'START', scope = 'SERVER' WHERE server_id IS NOT NULL;--> statement-breakpoint
UPDATE subtask s SET server_id = t.server_id, zone_name = t.zone_name, server_name = t.target_name
  FROM task t WHERE t.id = s.task_id AND t.server_id IS NOT NULL;--> statement-breakpoint
-- Steps are told of servers by a list since.
UPDATE subtask SET input = (input - 'serverId') || jsonb_build_object('serverIds', jsonb_build_array(input -> 'serverId'))
  WHERE input ? 'serverId';--> statement-breakpoint
INSERT INTO task_event (task_id, time, kind, user_name)
  SELECT id, create_time, 'CREATE', creator_name FROM task;--> statement-breakpoint
ALTER TABLE "task" DROP COLUMN "context";