package io.graft.job;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The epochs of a long job, thinned by the database: only what is chosen comes here. */
@Component
class EpochCurve {
  private static final String CHOSEN =
      """
      with epoch as (
        select distinct on ((data ->> 'phase')::int, (data ->> 'epoch')::int)
               sequence,
               (data ->> 'phase')::int as phase,
               (data ->> 'epoch')::int as epoch,
               (data ->> 'trainingLoss')::float8 as training,
               (data ->> 'validationLoss')::float8 as validation,
               coalesce((data ->> 'best')::boolean, false) as best
          from job_event
         where job_id = :job and type = 'epoch' and coalesce((data ->> 'fold')::int, 0) = :fold
         order by (data ->> 'phase')::int, (data ->> 'epoch')::int, sequence desc),
      placed as (
        select *,
               row_number() over in_order as place,
               count(*) over () as total,
               ntile(:parts) over in_order as part
          from epoch window in_order as (order by phase, epoch)),
      ranked as (
        select *,
               row_number() over (partition by part order by training, place) as training_up,
               row_number() over (partition by part order by training desc nulls last, place) as training_down,
               row_number() over (partition by part order by validation, place) as validation_up,
               row_number() over (partition by part order by validation desc nulls last, place) as validation_down
          from placed)
      select sequence, at, attempt, type, data from job_event
       where job_id = :job
         and sequence = any(array( -- not a join, which is slow where the table has no statistics yet
           select sequence from ranked
            where total <= :points or best or place in (1, total)
               or 1 in (training_up, training_down, validation_up, validation_down)))
       order by (data ->> 'phase')::int, (data ->> 'epoch')::int
      """;

  private final JdbcClient jdbc;
  private final JobLog log;

  EpochCurve(JdbcClient jdbc, JobLog log) {
    this.jdbc = jdbc;
    this.log = log;
  }

  /**
   * Some of the {@link JobLog#epochs}: the first, the last, every one that was the best so far, and
   * of as many equal parts as fit the smallest and the largest of both losses, so that spikes stay.
   *
   * @param points how many at most, from 10; those that were the best may come on top
   */
  List<JobEvent> thinned(JobId job, int fold, int points) {
    return jdbc.sql(CHOSEN)
        .param("job", job.value())
        .param("fold", fold)
        .param("points", points)
        .param("parts", (points - 2) / 4) // four of each, and both ends
        .query(log::event)
        .list();
  }
}
