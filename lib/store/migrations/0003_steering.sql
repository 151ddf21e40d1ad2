-- A task holds what it works on exactly while it is RUNNING. Taking it again, for a retry or a rollback, breaks
-- one_task_holds_an_object when another task has it.
CREATE FUNCTION hold_locks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'RUNNING' AND NEW.operation = 'ROLLBACK' AND NEW.cluster_id IS NOT NULL THEN
    -- Undoing a start ends a process: that takes the cluster's right to an outage.
    INSERT INTO task_lock (task_id, object, held) VALUES (NEW.id, 'outage:' || NEW.cluster_id, false)
      ON CONFLICT (task_id, object) DO NOTHING;
  END IF;
  UPDATE task_lock l SET held = NEW.status = 'RUNNING'
  FROM (SELECT task_id, object FROM task_lock WHERE task_id = NEW.id ORDER BY object FOR UPDATE) own
  WHERE l.task_id = own.task_id AND l.object = own.object AND l.held <> (NEW.status = 'RUNNING');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER task_holds_locks AFTER UPDATE OF status ON task FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION hold_locks();
--> statement-breakpoint
-- Adds the hints to look at these READY subtasks. Siblings of one task take turns with other tasks:
-- the first 16 go first, the next 16 after them.
CREATE OR REPLACE FUNCTION hint_subtasks(ids integer[]) RETURNS void LANGUAGE sql AS $$
  SELECT graphile_worker.add_jobs(array_agg(ROW(
    'subtask', json_build_object('id', ready.id), NULL, ready.not_before, 25, 'subtask:' || ready.id,
    ready.turn, NULL)::graphile_worker.job_spec))
  FROM (
    SELECT s.id, s.not_before,
      least(32000, (row_number() OVER (PARTITION BY s.task_id ORDER BY s.id) - 1) / 16) AS turn
    FROM subtask s WHERE s.id = ANY(ids) ORDER BY s.id
  ) ready
  HAVING count(*) > 0
$$;
--> statement-breakpoint
-- READY to RUNNING for those of `ids` that still are READY and whose time has come, each with a new attempt.
-- Answers what is needed to run them. A replica that was ended claims nothing.
CREATE OR REPLACE FUNCTION claim_subtasks(ids integer[], claimer integer, claimer_name text, time_text text)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz;
  claimed jsonb;
BEGIN
  PERFORM FROM task t WHERE t.id IN (SELECT s.task_id FROM subtask s WHERE s.id = ANY(ids))
    ORDER BY t.id FOR NO KEY UPDATE;
  moment := clock_timestamp();
  WITH ready AS (
    SELECT s.id, s.task_id, s.operation, s.run_time + 1 AS run_time
    FROM subtask s JOIN task t ON t.id = s.task_id
    WHERE s.id = ANY(ids) AND s.status = 'READY' AND t.status = 'RUNNING'
      AND (s.not_before IS NULL OR s.not_before <= moment)
      AND EXISTS (SELECT FROM replica r WHERE r.id = claimer AND r.end_time IS NULL)
  ), bumped AS (
    UPDATE task t SET rev = t.rev + 1, running = t.running + n.n
    FROM (SELECT task_id, count(*) AS n FROM ready GROUP BY task_id) n WHERE t.id = n.task_id
    RETURNING t.id, t.rev, t.trace_id
  ), opened AS (
    INSERT INTO attempt (subtask_id, run_time, operation, replica_id, executor, start_time)
    SELECT id, run_time, operation, claimer, claimer_name, moment FROM ready
    RETURNING id, subtask_id, run_time, operation
  ), begun AS (
    INSERT INTO log (subtask_id, attempt_id, start_byte, end_byte, text)
    SELECT l.subtask_id, l.id, l.at, l.at + octet_length(l.text), l.text
    FROM (
      SELECT o.subtask_id, o.id,
        coalesce((SELECT p.end_byte FROM log p WHERE p.subtask_id = o.subtask_id
          ORDER BY p.start_byte DESC LIMIT 1), 0) AS at,
        '############{' || o.operation || '}{' || time_text || E'}############\n' AS text
      FROM opened o
    ) l
  ), taken AS (
    UPDATE subtask s SET status = 'RUNNING', attempt_id = o.id, run_time = o.run_time,
      executor = claimer_name, start_time = coalesce(s.start_time, moment), finish_time = NULL,
      progress_text = NULL, error = NULL, not_before = NULL, rev = b.rev
    FROM opened o, bumped b WHERE s.id = o.subtask_id AND b.id = s.task_id
    RETURNING jsonb_build_object('subtaskId', s.id, 'taskId', s.task_id, 'attemptId', o.id,
      'stepId', s.step_id, 'input', s.input, 'operation', s.operation, 'timeoutMs', s.timeout_ms,
      'autoRetries', s.auto_retries, 'traceId', b.trace_id,
      'context', coalesce((SELECT jsonb_object_agg(f.key, f.value ORDER BY f.server_id) FROM fact f
        WHERE f.task_id = s.task_id AND f.server_id IN (0, coalesce(s.server_id, 0))), '{}')) AS facts
  )
  SELECT jsonb_agg(facts) INTO claimed FROM taken;
  RETURN coalesce(claimed, '[]');
END $$;
--> statement-breakpoint
-- Keeps what steps left, each fact about its subtask's server. `given` is [{id, facts}] by subtask.
CREATE FUNCTION keep_facts(given jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO fact (task_id, server_id, key, value)
  SELECT DISTINCT ON (s.task_id, coalesce(s.server_id, 0), f.key)
    s.task_id, coalesce(s.server_id, 0), f.key, f.value
  FROM jsonb_to_recordset(given) AS g(id integer, facts jsonb)
  JOIN subtask s ON s.id = g.id, jsonb_each_text(g.facts) f
  ORDER BY s.task_id, coalesce(s.server_id, 0), f.key, s.id DESC
  ON CONFLICT (task_id, server_id, key) DO UPDATE SET value = excluded.value
$$;
--> statement-breakpoint
-- Makes READY what a task can go on with now: forward what waits for nothing, in a rollback what nothing that
-- is still done relies on. Only among `among`, or everything when that is NULL. A failure holds all of it.
CREATE FUNCTION promote_subtasks(tasks integer[], among integer[]) RETURNS integer[]
LANGUAGE plpgsql AS $$
DECLARE
  ready integer[];
BEGIN
  WITH promoted AS (
    UPDATE subtask s SET status = 'READY', rev = t.rev, not_before = NULL
    FROM task t
    WHERE t.id = ANY(tasks) AND s.task_id = t.id AND t.failed = 0
      AND s.id = ANY(coalesce(among, ARRAY(SELECT a.id FROM subtask a WHERE a.task_id = ANY(tasks))))
      AND CASE WHEN t.operation = 'ROLLBACK' THEN s.status = 'SUCCESSFUL' AND NOT EXISTS (
          SELECT FROM edge g JOIN subtask d ON d.id = g.downstream_id
          WHERE g.upstream_id = s.id AND d.status <> 'PENDING')
        ELSE s.status = 'PENDING' AND s.waiting_for = 0 END
    RETURNING s.id, s.task_id, t.operation
  ), undone AS (
    UPDATE task t SET successful = t.successful - n.n
    FROM (SELECT task_id, count(*) AS n FROM promoted WHERE operation = 'ROLLBACK' GROUP BY task_id) n
    WHERE t.id = n.task_id
  )
  SELECT coalesce(array_agg(id), '{}') INTO ready FROM promoted;
  RETURN ready;
END $$;
--> statement-breakpoint
-- Ends attempts as SUCCESSFUL, FAILED or INTERRUPTED, promotes what waited for them and settles their
-- tasks. `outcomes` is [{subtaskId, attemptId, status, operation?, error?, facts?, againInMs?, log, stateLine}].
-- Answers the attempt ids that still owned their subtask; the others have changed nothing.
CREATE OR REPLACE FUNCTION finish_subtasks(outcomes jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz;
  ended jsonb;
  tasks integer[];
  ready integer[];
BEGIN
  PERFORM FROM task t WHERE t.id IN (
      SELECT s.task_id FROM jsonb_to_recordset(outcomes) AS o("subtaskId" integer)
      JOIN subtask s ON s.id = o."subtaskId")
    ORDER BY t.id FOR NO KEY UPDATE;
  moment := clock_timestamp();

  -- A canceled subtask ends FAILED whatever its step made of it; an interrupted one runs again; one that was
  -- undone is PENDING as before it ran; a failure that the engine tries again waits for its time.
  WITH o AS (
    SELECT * FROM jsonb_to_recordset(outcomes) AS o("subtaskId" integer, "attemptId" bigint,
      status text, operation text, error jsonb, facts jsonb, "againInMs" integer, log text,
      "stateLine" text)
  ), judged AS (
    SELECT s.id, t.rev + 1 AS rev, o.error, o.facts, o.log, o."stateLine", o.status AS outcome,
      o."againInMs" AS again, v.status, s.status = 'CANCELING' AS canceled,
      CASE WHEN s.status = 'CANCELING' THEN 'CANCEL'
        WHEN v.status = 'READY' AND o.status = 'FAILED' AND s.operation = 'EXECUTE' THEN 'RETRY'
        ELSE coalesce(o.operation, s.operation) END AS operation
    FROM o JOIN subtask s ON s.id = o."subtaskId" AND s.attempt_id = o."attemptId"
        AND s.status IN ('RUNNING', 'CANCELING')
      JOIN task t ON t.id = s.task_id,
      LATERAL (SELECT CASE
        WHEN s.status = 'CANCELING' THEN 'FAILED'
        WHEN o.status = 'INTERRUPTED' THEN 'READY'
        WHEN o.status = 'FAILED' AND o."againInMs" IS NOT NULL AND t.failed = 0 THEN 'READY'
        WHEN o.status = 'SUCCESSFUL' AND s.operation IN ('ROLLBACK', 'ROLLBACK_SKIP') THEN 'PENDING'
        ELSE o.status END AS status) v
  ), changed AS (
    UPDATE subtask s SET status = j.status, operation = j.operation,
      error = CASE WHEN j.canceled THEN coalesce(j.error, '{"message": "Canceled"}') ELSE j.error END,
      finish_time = CASE WHEN j.status <> 'READY' THEN moment END,
      not_before = CASE WHEN j.status = 'READY' AND j.outcome = 'FAILED'
        THEN moment + j.again * interval '1 ms' END,
      auto_retries = s.auto_retries
        + CASE WHEN j.status = 'READY' AND j.outcome = 'FAILED' THEN 1 ELSE 0 END,
      progress_text = NULL, rev = j.rev
    FROM judged j WHERE s.id = j.id
    RETURNING s.id, s.task_id, s.attempt_id, s.status, s.error, j.facts,
      CASE WHEN j.status = 'READY' THEN j.outcome WHEN j.status = 'PENDING' THEN 'SUCCESSFUL'
        ELSE j.status END AS attempt_status,
      coalesce(j.log, '') || j."stateLine" || 'Set state for subtask: ' || s.id || ', operation:'
        || s.operation || ', state: ' || s.status || E'\n' AS log
  )
  SELECT jsonb_agg(to_jsonb(changed)), array_agg(DISTINCT task_id) INTO ended, tasks FROM changed;
  IF ended IS NULL THEN RETURN '[]'; END IF;

  WITH e AS (
    SELECT * FROM jsonb_to_recordset(ended)
      AS e(id integer, attempt_id bigint, attempt_status text, error jsonb, log text)
  ), closed AS (
    UPDATE attempt a SET finish_time = moment, error = e.error, status = e.attempt_status
    FROM e WHERE a.id = e.attempt_id
  )
  INSERT INTO log (subtask_id, attempt_id, start_byte, end_byte, text)
  SELECT l.id, l.attempt_id, l.at, l.at + octet_length(l.log), l.log
  FROM (
    SELECT e.*, coalesce((SELECT p.end_byte FROM log p WHERE p.subtask_id = e.id
      ORDER BY p.start_byte DESC LIMIT 1), 0) AS at
    FROM e
  ) l;
  PERFORM keep_facts((SELECT jsonb_agg(e) FROM jsonb_to_recordset(ended)
    AS e(id integer, status text, facts jsonb) WHERE e.status = 'SUCCESSFUL' AND e.facts IS NOT NULL));

  UPDATE task t SET rev = t.rev + 1, running = t.running - n.ended,
    successful = t.successful + n.successful, failed = t.failed + n.failed
  FROM (
    SELECT e.task_id, count(*) AS ended, count(*) FILTER (WHERE e.status = 'SUCCESSFUL') AS successful,
      count(*) FILTER (WHERE e.status = 'FAILED') AS failed
    FROM jsonb_to_recordset(ended) AS e(task_id integer, status text) GROUP BY e.task_id
  ) n WHERE t.id = n.task_id;

  -- After a failure nothing new begins: what was READY and has not run yet waits again.
  UPDATE subtask s SET status = 'PENDING', rev = t.rev FROM task t
  WHERE t.id = ANY(tasks) AND t.failed > 0 AND t.operation <> 'ROLLBACK'
    AND s.task_id = t.id AND s.status = 'READY' AND s.operation = 'EXECUTE'
    AND s.run_time = 0;

  UPDATE subtask s SET waiting_for = s.waiting_for - f.n
  FROM (
    SELECT g.downstream_id AS id, count(*) AS n
    FROM jsonb_to_recordset(ended) AS e(id integer, status text)
    JOIN edge g ON g.upstream_id = e.id WHERE e.status = 'SUCCESSFUL' GROUP BY g.downstream_id
  ) f WHERE s.id = f.id;
  ready := promote_subtasks(tasks, ARRAY(
    SELECT CASE WHEN e.status = 'PENDING' THEN g.upstream_id ELSE g.downstream_id END
    FROM jsonb_to_recordset(ended) AS e(id integer, status text)
    JOIN edge g ON (e.status = 'SUCCESSFUL' AND g.upstream_id = e.id)
      OR (e.status = 'PENDING' AND g.downstream_id = e.id)))
    || ARRAY(SELECT s.id FROM jsonb_to_recordset(ended) AS e(id integer, status text)
      JOIN subtask s ON s.id = e.id WHERE e.status = 'READY' AND s.status = 'READY');

  UPDATE task t SET finish_time = moment,
    status = CASE WHEN t.failed > 0 THEN 'FAILED' ELSE 'SUCCESSFUL' END
  WHERE t.id = ANY(tasks) AND t.status = 'RUNNING' AND t.running = 0
    AND (t.failed > 0
      OR CASE WHEN t.operation = 'ROLLBACK' THEN t.successful = 0 ELSE t.successful = t.total END)
    AND NOT EXISTS (SELECT FROM subtask s WHERE s.task_id = t.id AND s.status = 'READY');
  IF cardinality(ready) > 0 THEN PERFORM hint_subtasks(ready); END IF;

  RETURN (SELECT jsonb_agg(e.attempt_id) FROM jsonb_to_recordset(ended) AS e(attempt_id bigint));
END $$;
--> statement-breakpoint
-- Retries or rolls back a FAILED task, or gives it up. Answers `done`, or why not: `unknown`, `abandoned`,
-- `state`, `prohibited`.
CREATE FUNCTION steer_task(wanted integer, what text, who text, why text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  t task;
  ready integer[];
BEGIN
  SELECT * INTO t FROM task WHERE id = wanted FOR NO KEY UPDATE;
  IF t.id IS NULL THEN RETURN 'unknown'; END IF;
  IF t.abandoned THEN RETURN 'abandoned'; END IF;
  IF t.status <> 'FAILED' OR (what = 'RETRY' AND t.operation = 'ROLLBACK') THEN RETURN 'state'; END IF;
  IF what = 'ROLLBACK' AND EXISTS (SELECT FROM subtask s
      WHERE s.task_id = wanted AND s.prohibit_rollback AND s.run_time > 0) THEN RETURN 'prohibited'; END IF;
  INSERT INTO task_event (task_id, kind, user_name, reason) VALUES (wanted, what, who, why);
  IF what = 'ABANDON' THEN
    UPDATE task SET abandoned = true, rev = rev + 1 WHERE id = wanted;
    RETURN 'done';
  END IF;

  UPDATE task SET operation = what, failed = 0, finish_time = NULL, rev = rev + 1, status = 'RUNNING'
    WHERE id = wanted RETURNING * INTO t;
  WITH failed AS (
    UPDATE subtask s SET status = 'READY', operation = what, auto_retries = 0, not_before = NULL,
      rev = t.rev
    WHERE s.task_id = wanted AND s.status = 'FAILED' RETURNING s.id
  )
  SELECT coalesce(array_agg(id), '{}') INTO ready FROM failed;
  IF what = 'ROLLBACK' THEN
    UPDATE subtask s SET operation = 'ROLLBACK', auto_retries = 0, rev = t.rev
      WHERE s.task_id = wanted AND s.status = 'SUCCESSFUL';
  END IF;
  ready := ready || promote_subtasks(ARRAY[wanted], NULL);
  PERFORM hint_subtasks(ready);
  RETURN 'done';
END $$;
--> statement-breakpoint
-- Retries or skips a FAILED subtask, or cancels a RUNNING one. Answers `done`, or why not: `unknown`,
-- `abandoned`, `state`, `prohibited`.
CREATE FUNCTION steer_subtask(wanted_task integer, wanted integer, what text, who text, why text)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  t task;
  s subtask;
BEGIN
  SELECT * INTO t FROM task WHERE id = wanted_task FOR NO KEY UPDATE;
  SELECT * INTO s FROM subtask WHERE id = wanted AND task_id = wanted_task;
  IF s.id IS NULL THEN RETURN 'unknown'; END IF;
  IF t.abandoned THEN RETURN 'abandoned'; END IF;
  IF s.status <> (CASE what WHEN 'CANCEL' THEN 'RUNNING' ELSE 'FAILED' END)
    OR (what = 'RETRY' AND t.operation = 'ROLLBACK') THEN RETURN 'state'; END IF;
  IF what = 'SKIP' AND s.prohibit_skip AND t.operation <> 'ROLLBACK' THEN RETURN 'prohibited'; END IF;
  INSERT INTO task_event (task_id, subtask_id, kind, user_name, reason)
    VALUES (wanted_task, wanted, 'SUBTASK_' || what, who, why);
  UPDATE task SET rev = rev + 1 WHERE id = wanted_task RETURNING * INTO t;
  IF what = 'CANCEL' THEN
    UPDATE subtask SET status = 'CANCELING', rev = t.rev WHERE id = wanted;
    RETURN 'done';
  END IF;

  UPDATE task SET failed = failed - 1, finish_time = NULL, status = 'RUNNING' WHERE id = wanted_task;
  UPDATE subtask SET status = 'READY', auto_retries = 0, not_before = NULL, rev = t.rev,
    operation = CASE WHEN what = 'SKIP' AND t.operation = 'ROLLBACK' THEN 'ROLLBACK_SKIP' ELSE what END
    WHERE id = wanted;
  PERFORM hint_subtasks(ARRAY[wanted] || promote_subtasks(ARRAY[wanted_task], NULL));
  RETURN 'done';
END $$;
