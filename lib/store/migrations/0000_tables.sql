CREATE TABLE "attempt" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"subtask_id" integer NOT NULL,
	"run_time" integer NOT NULL,
	"operation" text NOT NULL,
	"status" text DEFAULT 'RUNNING' NOT NULL,
	"replica_id" integer NOT NULL,
	"executor" text NOT NULL,
	"error" jsonb,
	"start_time" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finish_time" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"time" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"user_name" text,
	"endpoint" text NOT NULL,
	"method" text NOT NULL,
	"path" text NOT NULL,
	"status" integer NOT NULL,
	"error_code" text,
	"task_id" integer,
	"trace_id" text NOT NULL,
	"remote_address" text
);
--> statement-breakpoint
CREATE TABLE "cluster" (
	"id" serial PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"ob_cluster_id" bigint NOT NULL,
	"sys_user" text NOT NULL,
	"sys_password" "bytea" NOT NULL,
	"registered" boolean DEFAULT true NOT NULL,
	"version" text,
	"edition" text,
	"observed_status" text DEFAULT 'UNAVAILABLE' NOT NULL,
	"observed_time" timestamp (3) with time zone,
	"observe_error" text,
	"next_observation_time" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"create_time" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"update_time" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cluster_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "edge" (
	"task_id" integer NOT NULL,
	"upstream_id" integer NOT NULL,
	"downstream_id" integer NOT NULL,
	CONSTRAINT "edge_upstream_id_downstream_id_pk" PRIMARY KEY("upstream_id","downstream_id")
);
--> statement-breakpoint
CREATE TABLE "host" (
	"id" serial PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"kind" text NOT NULL,
	"type_name" text,
	CONSTRAINT "host_address_unique" UNIQUE("address")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"create_time" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"subtask_id" integer NOT NULL,
	"attempt_id" bigint NOT NULL,
	"start_byte" integer NOT NULL,
	"end_byte" integer NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "replica" (
	"id" serial PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"worker_id" text,
	"start_time" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"end_time" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "server" (
	"id" serial PRIMARY KEY NOT NULL,
	"cluster_id" integer NOT NULL,
	"zone_id" integer NOT NULL,
	"host_id" integer NOT NULL,
	"ip" text NOT NULL,
	"rpc_port" integer NOT NULL,
	"sql_port" integer NOT NULL,
	"home" text NOT NULL,
	"agent_command" text,
	"ob_server_id" bigint,
	"version" text,
	"with_rootserver" boolean DEFAULT false NOT NULL,
	"inner_status" text,
	"observed_status" text DEFAULT 'UNAVAILABLE' NOT NULL,
	"start_service_time" timestamp (3) with time zone,
	"stop_time" timestamp (3) with time zone,
	"observed_time" timestamp (3) with time zone,
	"update_time" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "server_address" UNIQUE("cluster_id","ip","rpc_port")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"create_time" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"seen_time" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expire_time" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subtask" (
	"id" serial PRIMARY KEY NOT NULL,
	"task_id" integer NOT NULL,
	"series_id" integer NOT NULL,
	"step_id" text NOT NULL,
	"name" text NOT NULL,
	"input" jsonb NOT NULL,
	"status" text NOT NULL,
	"operation" text DEFAULT 'EXECUTE' NOT NULL,
	"run_time" integer DEFAULT 0 NOT NULL,
	"timeout_ms" integer NOT NULL,
	"parallel_idx" integer DEFAULT -1 NOT NULL,
	"prohibit_rollback" boolean DEFAULT false NOT NULL,
	"executor" text,
	"waiting_for" integer DEFAULT 0 NOT NULL,
	"attempt_id" bigint,
	"progress_text" text,
	"error" jsonb,
	"rev" bigint DEFAULT 1 NOT NULL,
	"create_time" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"start_time" timestamp (3) with time zone,
	"finish_time" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "task" (
	"id" serial PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"type" text DEFAULT 'MANUAL' NOT NULL,
	"operation" text DEFAULT 'EXECUTE' NOT NULL,
	"status" text DEFAULT 'RUNNING' NOT NULL,
	"cluster_id" integer,
	"server_id" integer,
	"cluster_name" text DEFAULT '' NOT NULL,
	"ob_cluster_id" bigint DEFAULT 0 NOT NULL,
	"target_name" text,
	"zone_name" text,
	"creator_id" integer NOT NULL,
	"creator_name" text NOT NULL,
	"context" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"running" integer DEFAULT 0 NOT NULL,
	"successful" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"rev" bigint DEFAULT 1 NOT NULL,
	"trace_id" text,
	"create_time" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"start_time" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finish_time" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" integer PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "user_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 100 CACHE 1),
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"role" text NOT NULL,
	"create_time" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"failed_sign_ins" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	CONSTRAINT "user_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "zone" (
	"id" serial PRIMARY KEY NOT NULL,
	"cluster_id" integer NOT NULL,
	"name" text NOT NULL,
	"region" text,
	"idc" text,
	"inner_status" text,
	"observed_status" text DEFAULT 'UNAVAILABLE' NOT NULL,
	"create_time" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"update_time" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "zone_of_cluster" UNIQUE("cluster_id","name")
);
--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_subtask_id_subtask_id_fk" FOREIGN KEY ("subtask_id") REFERENCES "public"."subtask"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_replica_id_replica_id_fk" FOREIGN KEY ("replica_id") REFERENCES "public"."replica"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edge" ADD CONSTRAINT "edge_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edge" ADD CONSTRAINT "edge_upstream_id_subtask_id_fk" FOREIGN KEY ("upstream_id") REFERENCES "public"."subtask"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edge" ADD CONSTRAINT "edge_downstream_id_subtask_id_fk" FOREIGN KEY ("downstream_id") REFERENCES "public"."subtask"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log" ADD CONSTRAINT "log_subtask_id_subtask_id_fk" FOREIGN KEY ("subtask_id") REFERENCES "public"."subtask"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "server" ADD CONSTRAINT "server_cluster_id_cluster_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."cluster"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "server" ADD CONSTRAINT "server_zone_id_zone_id_fk" FOREIGN KEY ("zone_id") REFERENCES "public"."zone"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "server" ADD CONSTRAINT "server_host_id_host_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."host"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subtask" ADD CONSTRAINT "subtask_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_cluster_id_cluster_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."cluster"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_server_id_server_id_fk" FOREIGN KEY ("server_id") REFERENCES "public"."server"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "zone" ADD CONSTRAINT "zone_cluster_id_cluster_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."cluster"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempt_by_subtask" ON "attempt" USING btree ("subtask_id","id");--> statement-breakpoint
CREATE INDEX "attempt_running" ON "attempt" USING btree ("replica_id") WHERE status = 'RUNNING';--> statement-breakpoint
CREATE INDEX "edge_by_downstream" ON "edge" USING btree ("downstream_id","upstream_id");--> statement-breakpoint
CREATE INDEX "edge_by_task" ON "edge" USING btree ("task_id");--> statement-breakpoint
CREATE UNIQUE INDEX "log_by_subtask" ON "log" USING btree ("subtask_id","start_byte");--> statement-breakpoint
CREATE INDEX "subtask_by_rev" ON "subtask" USING btree ("task_id","rev");--> statement-breakpoint
CREATE INDEX "subtask_live" ON "subtask" USING btree ("task_id","status") WHERE status in ('READY', 'RUNNING', 'CANCELING');--> statement-breakpoint
CREATE UNIQUE INDEX "one_running_task_per_server" ON "task" USING btree ("server_id") WHERE status = 'RUNNING';--> statement-breakpoint
CREATE INDEX "task_by_status" ON "task" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "task_by_cluster" ON "task" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE INDEX "task_by_cluster_end" ON "task" USING btree ("cluster_id","finish_time");