package io.graft.job;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Follows the event log for those who watch. It reads the table, so it sees the events of workers
 * in other processes. Each watcher has a virtual thread: one that reads slowly keeps nobody
 * waiting.
 *
 * <p>Invariant: a watcher is sent every event after the one it named, in order, each once; the
 * stream ends after the last event of a job that is over, and when the service stops. As the web
 * server waits for open streams before it stops, they end in an earlier phase; who comes after that
 * is sent an end at once, and so tries again, where an error would make a browser give up.
 */
@Component
class JobEventStream implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(JobEventStream.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final int QUIET_POLLS_BEFORE_A_SIGN_OF_LIFE = 60;
  private static final int BATCH = 500;

  private final JobLog events;
  private final Jobs jobs;
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  JobEventStream(JobLog events, Jobs jobs) {
    this.events = events;
    this.jobs = jobs;
  }

  SseEmitter follow(Job job, long last) {
    var emitter = new SseEmitter(0L);
    var watcher = new Watcher(job, emitter, last);
    emitter.onCompletion(watcher::leave);
    emitter.onError(_ -> watcher.leave());
    watchers.add(watcher);
    Thread.ofVirtual().name("job-events").start(watcher);
    return emitter;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    watchers.forEach(Watcher::leave);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private final class Watcher implements Runnable {
    private final Job job;
    private final SseEmitter emitter;
    // not an interrupt, which would cost a connection to the database
    private final CountDownLatch left = new CountDownLatch(1);
    private long last;
    private int quiet;

    Watcher(Job job, SseEmitter emitter, long last) {
      this.job = job;
      this.emitter = emitter;
      this.last = last;
    }

    void leave() {
      left.countDown();
    }

    @Override
    public void run() {
      try {
        while (goesOn() && !atTheEnd()) {
          boolean _ = left.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
        emitter.complete();
      } catch (InterruptedException nobodyDoes) {
        Thread.currentThread().interrupt();
        emitter.complete();
      } catch (IOException gone) {
        emitter.completeWithError(gone);
      } catch (RuntimeException failure) {
        log.warn(
            "The event stream of job {} broke off; its reader can come back with Last-Event-ID",
            job.id(),
            failure);
        emitter.completeWithError(failure);
      } finally {
        watchers.remove(this);
      }
    }

    private boolean goesOn() {
      return running && left.getCount() > 0;
    }

    private boolean atTheEnd() throws IOException {
      // the state is read before the events: what is over then has no event that this misses
      var over = jobs.require(job.project(), job.id()).state().terminal();
      boolean sent = false;
      while (goesOn() && sendBatch()) {
        sent = true;
      }
      if (!sent && !over && ++quiet % QUIET_POLLS_BEFORE_A_SIGN_OF_LIFE == 0) {
        emitter.send(SseEmitter.event().comment("still here"));
      }
      return over && !sent;
    }

    /** Sends what there is, up to a limit, in one piece. */
    private boolean sendBatch() throws IOException {
      var news = events.after(job.id(), last, BATCH);
      if (news.isEmpty()) {
        return false;
      }
      var batch = new LinkedHashSet<DataWithMediaType>();
      for (var event : news) {
        batch.addAll(
            SseEmitter.event()
                .id(Long.toString(event.sequence()))
                .name(event.type())
                .data(event, MediaType.APPLICATION_JSON)
                .build());
      }
      emitter.send(batch);
      last = news.getLast().sequence();
      return true;
    }
  }
}
