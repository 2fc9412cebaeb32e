-- A job outlives the model that came of it and may be deleted; it keeps the id that the model had.
alter table job drop constraint job_model_id_fkey;

-- what a dataset waits for before it is deleted
create index job_of_dataset on job (dataset_id);
