-- uploaded backbones; those that everybody has are in the program
create table backbone (
  project_id   uuid        not null references project,
  name         text        not null,
  architecture text        not null,
  input        jsonb       not null,
  sha256       text        not null,
  file         text        not null unique, -- its key in storage
  created_at   timestamptz not null default now(),
  primary key (project_id, name)
);
