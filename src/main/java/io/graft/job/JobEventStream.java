package io.graft.job;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Follows the event log for those who watch. It reads the table, so it sees the events of workers
 * in other processes.
 *
 * <p>Invariant: a watcher is sent every event after the one it named, in order, each once; the
 * stream ends after the last event of a job that is over.
 */
@Component
class JobEventStream implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(JobEventStream.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final int QUIET_POLLS_BEFORE_A_SIGN_OF_LIFE = 60;

  private final JobLog events;
  private final Jobs jobs;
  private final ScheduledExecutorService poller =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("job-events-", 0).factory());

  JobEventStream(JobLog events, Jobs jobs) {
    this.events = events;
    this.jobs = jobs;
  }

  SseEmitter follow(Job job, long last) {
    var emitter = new SseEmitter(0L);
    var watcher = new Watcher(job, emitter, last);
    var polling = poller.scheduleWithFixedDelay(watcher, 0, POLL.toMillis(), TimeUnit.MILLISECONDS);
    emitter.onCompletion(() -> polling.cancel(false));
    emitter.onError(_ -> polling.cancel(false));
    return emitter;
  }

  @Override
  public void close() {
    poller.shutdownNow();
  }

  private final class Watcher implements Runnable {
    private final Job job;
    private final SseEmitter emitter;
    private long last;
    private int quiet;

    Watcher(Job job, SseEmitter emitter, long last) {
      this.job = job;
      this.emitter = emitter;
      this.last = last;
    }

    @Override
    public void run() {
      try {
        // the state is read before the events: what is over then has no event that this misses
        var over = jobs.require(job.project(), job.id()).state().terminal();
        var sent = send();
        if (over && !sent) {
          emitter.complete();
        } else if (!sent && ++quiet % QUIET_POLLS_BEFORE_A_SIGN_OF_LIFE == 0) {
          emitter.send(SseEmitter.event().comment("still here"));
        }
      } catch (IOException gone) {
        emitter.completeWithError(gone);
      } catch (RuntimeException failure) {
        log.warn(
            "The event stream of job {} broke off; its reader can come back with Last-Event-ID",
            job.id(),
            failure);
        emitter.completeWithError(failure);
      }
    }

    private boolean send() throws IOException {
      var news = events.after(job.id(), last, 500);
      for (var event : news) {
        emitter.send(
            SseEmitter.event()
                .id(Long.toString(event.sequence()))
                .name(event.type())
                .data(event, MediaType.APPLICATION_JSON));
        last = event.sequence();
      }
      return !news.isEmpty();
    }
  }
}
