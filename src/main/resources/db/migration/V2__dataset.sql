create table dataset (
  id         uuid        primary key,
  project_id uuid        not null references project,
  name       text        not null check (length(name) between 1 and 200),
  modality   text        not null check (modality in ('IMAGE')),
  created_at timestamptz not null
);

create index dataset_newest on dataset (project_id, created_at desc, id desc);

create table dataset_version (
  id           uuid        primary key,
  project_id   uuid        not null references project,
  dataset_id   uuid        not null references dataset on delete cascade,
  version      int         not null check (version >= 1),
  state        text        not null check (state in ('INGESTING', 'READY', 'REJECTED')),
  -- the storage key of the uploaded archive, until it is deleted
  upload       text,
  reason       text,
  content_hash text,
  split_drawn  boolean,
  bytes        bigint,
  skipped      int         not null default 0,
  created_at   timestamptz not null,
  finished_at  timestamptz,
  unique (dataset_id, version),
  check (state <> 'INGESTING' or upload is not null),
  check ((state = 'INGESTING') = (finished_at is null)),
  check ((state = 'REJECTED') = (reason is not null)),
  check ((state = 'READY') = (content_hash is not null and split_drawn is not null and bytes is not null))
);

-- what a start looks for: archives still to be ingested or deleted
create index dataset_version_with_upload on dataset_version (created_at) where upload is not null;

create table dataset_class (
  version_id uuid not null references dataset_version on delete cascade,
  label      int  not null check (label >= 0),
  name       text not null,
  train      int  not null check (train >= 1),
  val        int  not null check (val >= 0),
  test       int  not null check (test >= 0),
  primary key (version_id, label),
  unique (version_id, name)
);

create table dataset_sample (
  version_id uuid   not null references dataset_version on delete cascade,
  n          int    not null,
  name       text   not null,
  start      bigint not null,
  length     int    not null,
  label      int    not null,
  split      text   not null check (split in ('TRAIN', 'VAL', 'TEST')),
  width      int    not null,
  height     int    not null,
  sha256     text   not null,
  primary key (version_id, n),
  foreign key (version_id, label) references dataset_class
);

create index dataset_sample_by_class on dataset_sample (version_id, label, split, n);

create table dataset_skipped (
  version_id uuid not null references dataset_version on delete cascade,
  n          int  not null,
  path       text not null,
  reason     text not null,
  primary key (version_id, n)
);
