-- A sample may have several classes, or none. What was there before has one each.
alter table dataset_version
  add column task          text not null default 'CLASSIFICATION'
    check (task in ('CLASSIFICATION', 'MULTI_LABEL')),
  -- not the sums of the classes any more
  add column train_samples int  not null default 0,
  add column val_samples   int  not null default 0,
  add column test_samples  int  not null default 0;

update dataset_version v
   set train_samples = c.train, val_samples = c.val, test_samples = c.test
  from (select version_id, sum(train) as train, sum(val) as val, sum(test) as test
          from dataset_class group by version_id) c
 where c.version_id = v.id;

-- label is the first of the labels
alter table dataset_sample
  alter column label drop not null,
  add column labels int[];
update dataset_sample set labels = array[label];
alter table dataset_sample
  alter column labels set not null,
  add check (label is not distinct from labels[1]);

alter table job
  add column task text not null default 'CLASSIFICATION'
    check (task in ('CLASSIFICATION', 'MULTI_LABEL'));
