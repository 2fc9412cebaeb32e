-- A job can be paused, goes on from its last checkpoint, and can be run again to see whether the
-- result is the same.
alter table job
  add column pausing    boolean not null default false,
  -- the storage key of the last checkpoint
  add column checkpoint text,
  -- workers lost in a row, without a checkpoint in between
  add column losses     int     not null default 0,
  add column reproduces uuid    references job,
  add column comparison jsonb;
