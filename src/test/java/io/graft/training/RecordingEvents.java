package io.graft.training;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Keeps what a trainer tells, and stops it after an event that is waited for. */
public class RecordingEvents implements TrainingEvents {
  private final List<TrainingEvent> events = new ArrayList<>();
  private Predicate<TrainingEvent> stopAfter = event -> false;
  private Duration grace = Duration.ofMinutes(2); // however slow the machine is
  private boolean stop;

  public RecordingEvents stoppingAfter(Predicate<TrainingEvent> last) {
    stopAfter = last;
    return this;
  }

  public RecordingEvents within(Duration grace) {
    this.grace = grace;
    return this;
  }

  @Override
  public void happened(TrainingEvent event) {
    events.add(event);
    stop |= stopAfter.test(event);
  }

  @Override
  public boolean stopRequested() {
    return stop;
  }

  @Override
  public Duration grace() {
    return grace;
  }

  public <E extends TrainingEvent> List<E> of(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
