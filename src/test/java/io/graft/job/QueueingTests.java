package io.graft.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.graft.GraftTest;
import io.graft.access.ProjectId;
import io.graft.dataset.DatasetId;
import io.graft.network.Task;
import io.graft.training.Recipe;
import io.graft.web.Problem;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@GraftTest
class QueueingTests {
  @Autowired MockMvcTester http;
  @Autowired JobRequests requests;
  @Autowired Jobs jobs;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient sql;

  private Job queue(UUID dataset) {
    var spec =
        new Job.Spec(
            new DatasetId(dataset),
            1,
            Task.CLASSIFICATION,
            "resnet18.random",
            Recipe.FINE_TUNE.plan());
    return requests.queue(() -> jobs.submit(ProjectId.LOCAL, "a job", spec));
  }

  @Test
  void aDatasetStaysForAJobThatIsJustBeingQueued() {
    var dataset = ReadyDataset.ofAntsAndBees(http, 8);

    var deletion =
        transactions.execute(
            _ -> {
              queue(UUID.fromString(dataset));
              var asked = CompletableFuture.supplyAsync(() -> delete(dataset));
              await().until(() -> asked.isDone() || somebodyWaits());
              return asked;
            });

    assertThat(deletion.join()).hasStatus(409).bodyText().contains("cancel that first");
  }

  @Test
  void noJobIsQueuedForADatasetThatIsGone() {
    var gone = UUID.randomUUID();

    assertThatThrownBy(() -> queue(gone))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(gone.toString());

    var left = sql.sql("select count(*) from job where dataset_id = :id").param("id", gone);
    assertThat(left.query(Integer.class).single()).isZero();
  }

  private MvcTestResult delete(String dataset) {
    return http.delete().uri("/api/v1/datasets/{id}", dataset).exchange();
  }

  private boolean somebodyWaits() {
    return sql.sql("select exists (select from pg_locks where not granted)")
        .query(Boolean.class)
        .single();
  }
}
