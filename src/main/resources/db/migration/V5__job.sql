-- The job row is the queue entry. A worker owns it for one attempt: every later write of a worker
-- carries the attempt, and zero rows updated means that it lost the job.
create table job (
  id               uuid             primary key,
  project_id       uuid             not null references project,
  name             text             not null,
  state            text             not null check (state in
    ('QUEUED', 'PREPARING', 'RUNNING', 'PAUSED', 'CANCELLING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  dataset_id       uuid             not null,
  dataset_version  int              not null,
  backbone         text             not null,
  plan             jsonb            not null,
  attempt          int              not null default 0,
  worker           text,
  device           text,
  heartbeat_at     timestamptz,
  phase            text,
  progress         double precision not null default 0 check (progress between 0 and 1),
  metrics          jsonb,
  failure          jsonb,
  stop_reason      text,
  model_id         uuid             references model,
  last_event       bigint           not null default 0,
  created_at       timestamptz      not null,
  started_at       timestamptz,
  finished_at      timestamptz,
  check ((state = 'SUCCEEDED') = (model_id is not null)),
  check ((state = 'FAILED') = (failure is not null)),
  check ((state in ('PREPARING', 'RUNNING', 'CANCELLING')) = (worker is not null)),
  check ((state in ('SUCCEEDED', 'FAILED', 'CANCELLED')) = (finished_at is not null))
);
create index job_waiting on job (created_at) where state = 'QUEUED';
create index job_leased on job (heartbeat_at) where state in ('PREPARING', 'RUNNING', 'CANCELLING');
create index job_listed on job (project_id, created_at desc, id desc);

-- Ordered and append-only; the sequence has no gaps, because job.last_event is counted up in the same statement.
create table job_event (
  job_id   uuid        not null references job on delete cascade,
  sequence bigint      not null,
  at       timestamptz not null,
  attempt  int         not null,
  type     text        not null,
  data     jsonb       not null,
  primary key (job_id, sequence)
);

create table worker (
  name         text        primary key,
  slots        jsonb       not null,
  started_at   timestamptz not null,
  heartbeat_at timestamptz not null
);
