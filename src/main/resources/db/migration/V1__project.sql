create table project (
  id         uuid        primary key,
  name       text        not null unique,
  created_at timestamptz not null default now()
);

-- the project of a service without keys (ProjectId.LOCAL)
insert into project (id, name) values ('00000000-0000-0000-0000-000000000001', 'local');
