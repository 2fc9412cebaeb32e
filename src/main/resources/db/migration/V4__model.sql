create table model (
  id          uuid        primary key,
  project_id  uuid        not null references project,
  job_id      uuid        not null unique, -- a job makes one model, however often it is tried
  name        text        not null check (name <> ''),
  created_at  timestamptz not null,
  description jsonb       not null
);

create index model_newest on model (project_id, created_at desc, id desc);
