package io.graft.worker;

import io.graft.job.Workforce;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which workers there are, wherever they run. */
@Component
class WorkerRegistry implements Workforce {
  private static final Logger log = LoggerFactory.getLogger(WorkerRegistry.class);
  private static final Duration GONE = Duration.ofSeconds(15);

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final InstantSource clock;
  private volatile String trouble = "";

  WorkerRegistry(JdbcClient jdbc, JsonMapper json, InstantSource clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  void beat(String name, @Nullable Machine machine, List<WorkerView.Slot> slots) {
    try {
      jdbc.sql(
              """
              insert into worker (name, machine, slots, started_at, heartbeat_at)
              values (:name, cast(:machine as jsonb), cast(:slots as jsonb), :now, :now)
              on conflict (name) do update
                set machine = excluded.machine, slots = excluded.slots, heartbeat_at = excluded.heartbeat_at
              """)
          .param("name", name)
          .param("machine", machine == null ? null : json.writeValueAsString(machine))
          .param("slots", json.writeValueAsString(slots))
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    } catch (DataAccessException unreachable) {
      log.warn(
          "Worker {} could not tell the database that it lives; it tries again", name, unreachable);
    }
  }

  void leave(String name) {
    try {
      jdbc.sql("delete from worker where name = :name").param("name", name).update();
    } catch (DataAccessException unreachable) {
      log.warn("Worker {} could not sign off; it will be forgotten", name, unreachable);
    }
  }

  void trouble(String message) {
    trouble = message;
  }

  String trouble() {
    return trouble;
  }

  @Override
  public List<Device> devices() {
    return present().stream()
        .flatMap(
            worker ->
                worker.slots().stream()
                    .map(
                        slot ->
                            new Device(
                                worker.name(),
                                slot.device(),
                                slot.memoryBytes(),
                                slot.cacheBytes(),
                                slot.speeds())))
        .toList();
  }

  /** Those that were seen lately. */
  List<WorkerView> present() {
    return jdbc.sql("select * from worker where heartbeat_at > :since order by name")
        .param("since", clock.instant().minus(GONE).atOffset(ZoneOffset.UTC))
        .query(
            (row, _) ->
                WorkerView.of(
                    row.getString("name"),
                    machine(row.getString("machine")),
                    json.readValue(
                        row.getString("slots"), new TypeReference<List<WorkerView.Slot>>() {}),
                    row.getTimestamp("started_at").toInstant(),
                    row.getTimestamp("heartbeat_at").toInstant()))
        .list();
  }

  private @Nullable Machine machine(@Nullable String written) {
    return written == null ? null : json.readValue(written, Machine.class);
  }
}
