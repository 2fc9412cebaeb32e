-- A model that was trained here can be a backbone too. What was there before was uploaded.
alter table backbone
  add column licence text  not null default 'that of the uploaded file',
  add column card    text,
  add column lineage jsonb not null default '[]'; -- the trainings that made it here, newest first
alter table backbone alter column licence drop default, alter column lineage drop default;
