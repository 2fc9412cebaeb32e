-- A job may have a hundred thousand events, and is looked at for its states and its newest ones.
create index job_event_by_type on job_event (job_id, type, sequence);

-- What a worker's machine is and how busy; absent from workers that are older than this.
alter table worker add column machine jsonb;
