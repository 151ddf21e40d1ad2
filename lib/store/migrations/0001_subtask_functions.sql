-- The transactions of the hot path, one round trip each, so that no client ever holds a task's lock
-- between two statements. Each locks the tasks first, in id order, and only then looks: a statement
-- that waited for a lock would otherwise judge by what was there before it waited.

-- Adds the hints to look at these READY subtasks. Siblings of one task take turns with other tasks:
-- the first 16 go first, the next 16 after them.
CREATE FUNCTION hint_subtasks(ids integer[]) RETURNS void LANGUAGE sql AS $$
  SELECT graphile_worker.add_jobs(array_agg(ROW(
    'subtask', json_build_object('id', ready.id), NULL, NULL, 25, 'subtask:' || ready.id,
    ready.turn, NULL)::graphile_worker.job_spec))
  FROM (
    SELECT s.id,
      least(32000, (row_number() OVER (PARTITION BY s.task_id ORDER BY s.id) - 1) / 16) AS turn
    FROM subtask s WHERE s.id = ANY(ids) ORDER BY s.id
  ) ready
  HAVING count(*) > 0
$$;
--> statement-breakpoint
-- READY to RUNNING for those of `ids` that still are READY, each with a new attempt. Answers what is
-- needed to run them. A replica that was ended claims nothing.
CREATE FUNCTION claim_subtasks(ids integer[], claimer integer, claimer_name text, time_text text)
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
      AND EXISTS (SELECT FROM replica r WHERE r.id = claimer AND r.end_time IS NULL)
  ), bumped AS (
    UPDATE task t SET rev = t.rev + 1, running = t.running + n.n
    FROM (SELECT task_id, count(*) AS n FROM ready GROUP BY task_id) n WHERE t.id = n.task_id
    RETURNING t.id, t.rev, t.context, t.trace_id
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
      progress_text = NULL, error = NULL, rev = b.rev
    FROM opened o, bumped b WHERE s.id = o.subtask_id AND b.id = s.task_id
    RETURNING jsonb_build_object('subtaskId', s.id, 'taskId', s.task_id, 'attemptId', o.id,
      'stepId', s.step_id, 'input', s.input, 'operation', s.operation, 'timeoutMs', s.timeout_ms,
      'context', b.context, 'traceId', b.trace_id) AS facts
  )
  SELECT jsonb_agg(facts) INTO claimed FROM taken;
  RETURN coalesce(claimed, '[]');
END $$;
--> statement-breakpoint
-- Ends attempts as SUCCESSFUL, FAILED or INTERRUPTED, promotes what waited for them and settles their
-- tasks. `outcomes` is [{subtaskId, attemptId, status, operation?, error?, facts?, log, stateLine}].
-- Answers the attempt ids that still owned their subtask; the others have changed nothing.
CREATE FUNCTION finish_subtasks(outcomes jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz;
  ended jsonb;
  halted integer[];
  ready integer[];
BEGIN
  PERFORM FROM task t WHERE t.id IN (
      SELECT s.task_id FROM jsonb_to_recordset(outcomes) AS o("subtaskId" integer)
      JOIN subtask s ON s.id = o."subtaskId")
    ORDER BY t.id FOR NO KEY UPDATE;
  moment := clock_timestamp();

  -- A canceled subtask ends FAILED whatever its step made of it; an interrupted one runs again.
  WITH o AS (
    SELECT * FROM jsonb_to_recordset(outcomes) AS o("subtaskId" integer, "attemptId" bigint,
      status text, operation text, error jsonb, facts jsonb, log text, "stateLine" text)
  ), changed AS (
    UPDATE subtask s SET
      status = CASE WHEN s.status = 'CANCELING' THEN 'FAILED'
        WHEN o.status = 'INTERRUPTED' THEN 'READY' ELSE o.status END,
      operation = CASE WHEN s.status = 'CANCELING' THEN 'CANCEL'
        ELSE coalesce(o.operation, s.operation) END,
      error = CASE WHEN s.status = 'CANCELING' THEN coalesce(o.error, '{"message": "Canceled"}')
        ELSE o.error END,
      finish_time = CASE WHEN s.status <> 'CANCELING' AND o.status = 'INTERRUPTED' THEN NULL
        ELSE moment END,
      progress_text = NULL, rev = t.rev + 1
    FROM o, task t
    WHERE s.id = o."subtaskId" AND s.attempt_id = o."attemptId"
      AND s.status IN ('RUNNING', 'CANCELING') AND t.id = s.task_id
    RETURNING s.id, s.task_id, s.attempt_id, s.status, s.operation, s.error, o.facts,
      coalesce(o.log, '') || o."stateLine" || 'Set state for subtask: ' || s.id || ', operation:'
        || s.operation || ', state: ' || s.status || E'\n' AS log
  )
  SELECT jsonb_agg(to_jsonb(changed)) INTO ended FROM changed;
  IF ended IS NULL THEN RETURN '[]'; END IF;

  WITH e AS (
    SELECT * FROM jsonb_to_recordset(ended)
      AS e(id integer, attempt_id bigint, status text, error jsonb, log text)
  ), closed AS (
    UPDATE attempt a SET finish_time = moment, error = e.error,
      status = CASE e.status WHEN 'READY' THEN 'INTERRUPTED' ELSE e.status END
    FROM e WHERE a.id = e.attempt_id
  )
  INSERT INTO log (subtask_id, attempt_id, start_byte, end_byte, text)
  SELECT l.id, l.attempt_id, l.at, l.at + octet_length(l.log), l.log
  FROM (
    SELECT e.*, coalesce((SELECT p.end_byte FROM log p WHERE p.subtask_id = e.id
      ORDER BY p.start_byte DESC LIMIT 1), 0) AS at
    FROM e
  ) l;

  WITH sums AS (
    SELECT e.task_id, count(*) AS ended,
      count(*) FILTER (WHERE e.status = 'SUCCESSFUL') AS successful,
      count(*) FILTER (WHERE e.status = 'FAILED') AS failed,
      (SELECT jsonb_object_agg(f.key, f.value)
        FROM jsonb_to_recordset(ended) AS x(task_id integer, status text, facts jsonb),
          jsonb_each(x.facts) AS f
        WHERE x.task_id = e.task_id AND x.status = 'SUCCESSFUL') AS facts
    FROM jsonb_to_recordset(ended) AS e(task_id integer, status text) GROUP BY e.task_id
  ), settled AS (
    UPDATE task t SET rev = t.rev + 1, running = t.running - n.ended,
      successful = t.successful + n.successful, failed = t.failed + n.failed,
      context = CASE WHEN n.facts IS NULL THEN t.context ELSE t.context || n.facts END,
      status = v.status,
      finish_time = CASE WHEN v.status <> 'RUNNING' THEN moment END
    FROM sums n JOIN task old ON old.id = n.task_id,
      LATERAL (SELECT CASE
        WHEN old.failed + n.failed > 0 AND old.running = n.ended THEN 'FAILED'
        WHEN old.successful + n.successful = old.total THEN 'SUCCESSFUL'
        ELSE old.status END AS status) v
    WHERE t.id = n.task_id
    RETURNING t.id, t.failed
  )
  SELECT coalesce(array_agg(id) FILTER (WHERE failed > 0), '{}') INTO halted FROM settled;

  -- After a failure nothing new starts: what was READY waits again.
  IF cardinality(halted) > 0 THEN
    UPDATE subtask s SET status = 'PENDING', rev = t.rev FROM task t
    WHERE t.id = ANY(halted) AND s.task_id = t.id AND s.status = 'READY';
  END IF;

  WITH freed AS (
    SELECT g.downstream_id AS id, count(*) AS n
    FROM jsonb_to_recordset(ended) AS e(id integer, status text)
    JOIN edge g ON g.upstream_id = e.id WHERE e.status = 'SUCCESSFUL' GROUP BY g.downstream_id
  ), counted AS (
    UPDATE subtask s SET waiting_for = s.waiting_for - f.n,
      status = CASE WHEN p.promoted THEN 'READY' ELSE s.status END,
      rev = CASE WHEN p.promoted THEN t.rev ELSE s.rev END
    FROM freed f JOIN subtask old ON old.id = f.id JOIN task t ON t.id = old.task_id,
      LATERAL (SELECT old.status = 'PENDING' AND old.waiting_for = f.n AND t.failed = 0
        AS promoted) p
    WHERE s.id = f.id
    RETURNING s.id, p.promoted
  )
  SELECT coalesce(array_agg(id), '{}') INTO ready FROM (
    SELECT id FROM counted WHERE promoted
    UNION ALL
    SELECT e.id FROM jsonb_to_recordset(ended) AS e(id integer, task_id integer, status text)
    WHERE e.status = 'READY' AND e.task_id <> ALL(halted)
  ) r;
  IF cardinality(ready) > 0 THEN PERFORM hint_subtasks(ready); END IF;

  RETURN (SELECT jsonb_agg(e.attempt_id) FROM jsonb_to_recordset(ended) AS e(attempt_id bigint));
END $$;
--> statement-breakpoint
-- Ends the attempts of a replica whose lock is free. Answers NULL when it lives or another replica
-- takes over just now. The hints it had locked are given out again.
CREATE FUNCTION take_over_replica(lock_space integer, dead integer, outcomes jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  worker text;
  hinted integer[];
BEGIN
  IF NOT pg_try_advisory_xact_lock(lock_space, dead) THEN RETURN NULL; END IF;
  UPDATE replica SET end_time = coalesce(end_time, clock_timestamp()) WHERE id = dead
    RETURNING worker_id INTO worker;
  hinted := ARRAY(SELECT substr(j.key, 9)::integer FROM graphile_worker.jobs j
    WHERE j.locked_by = worker AND j.task_identifier = 'subtask' AND j.key IS NOT NULL);
  IF worker IS NOT NULL THEN PERFORM graphile_worker.force_unlock_workers(ARRAY[worker]); END IF;
  PERFORM hint_subtasks(ARRAY(SELECT s.id FROM subtask s
    WHERE s.id = ANY(hinted) AND s.status = 'READY'));
  RETURN finish_subtasks(outcomes);
END $$;
