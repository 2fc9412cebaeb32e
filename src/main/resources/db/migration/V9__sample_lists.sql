-- The samples of a class or of a split, page by page: without these a page of the last class of
-- 100,000 samples reads all the others first.
create index dataset_sample_of_class on dataset_sample (version_id, label, n);
create index dataset_sample_of_split on dataset_sample (version_id, split, n);
