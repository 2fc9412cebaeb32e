package io.graft.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Keeps what a trainer tells, and stops it after an event that is waited for. */
public class RecordingEvents implements TrainingEvents {
  private final List<TrainingEvent> events = new ArrayList<>();
  private Predicate<TrainingEvent> stopAfter = event -> false;
  private boolean stop;

  public RecordingEvents stoppingAfter(Predicate<TrainingEvent> last) {
    stopAfter = last;
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

  public <E extends TrainingEvent> List<E> of(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
