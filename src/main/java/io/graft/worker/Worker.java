package io.graft.worker;

import io.graft.job.queue.JobQueue;
import io.graft.job.queue.Reaper;
import io.graft.training.process.TrainerProcess;
import io.graft.training.process.TrainerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * One slot per GPU, or one for the CPU where there is none; each with a warm trainer process.
 *
 * <p>The threads are platform threads of our own: they wait for native work, and their number is
 * that of the devices.
 */
@Component
@ConditionalOnExpression("'${graft.roles:api,worker}'.contains('worker')")
class Worker implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  private final WorkerProperties properties;
  private final JobQueue queue;
  private final Reaper reaper;
  private final JobRuns runs;
  private final WorkerRegistry registry;
  private final Speeds speeds;
  private final String name;
  private final List<Slot> slots = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private volatile boolean running;

  Worker(
      WorkerProperties properties,
      JobQueue queue,
      Reaper reaper,
      JobRuns runs,
      WorkerRegistry registry,
      Speeds speeds) {
    this.properties = properties;
    this.queue = queue;
    this.reaper = reaper;
    this.runs = runs;
    this.registry = registry;
    this.speeds = speeds;
    this.name = properties.name().isEmpty() ? hostAndProcess() : properties.name();
  }

  /** Returns at once: the first trainer, which finds the devices, takes seconds to load. */
  @Override
  public void start() {
    running = true;
    slots.clear();
    threads.clear();
    start("worker", this::findDevices);
    start("worker-registry", this::beat);
  }

  /**
   * No more jobs; those in progress write a checkpoint and go back to the queue. What takes too
   * long is interrupted and goes back with the checkpoint it had: who stops a service kills it
   * before long.
   */
  @Override
  public void stop() {
    running = false;
    threads.stream()
        .filter(thread -> slots.stream().noneMatch(slot -> slot.trainsIn(thread)))
        .forEach(Thread::interrupt);
    join(Duration.ofSeconds(15));
    threads.forEach(Thread::interrupt);
    join(Duration.ofSeconds(10));
    registry.leave(name);
  }

  /** Waits for all threads together. */
  private void join(Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    try {
      for (var thread : threads) {
        thread.join(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void findDevices() {
    int cores = Runtime.getRuntime().availableProcessors();
    var settings = settings(properties.threads() > 0 ? properties.threads() : cores);
    TrainerProcess first = null;
    while (running && first == null) {
      try {
        first = TrainerProcess.start(settings);
      } catch (IOException broken) {
        log.error("No trainer can be started; the worker tries again in 10 s", broken);
        registry.trouble(String.valueOf(broken.getMessage()));
        Pause.of(Duration.ofSeconds(10));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    if (first == null) {
      return;
    }
    int gpus = first.gpus();
    var devices =
        gpus == 0 ? List.of("cpu") : IntStream.range(0, gpus).mapToObj(i -> "gpu" + i).toList();
    var each = properties.threads() > 0 ? settings : settings(Math.max(1, cores / devices.size()));
    for (int i = 0; i < devices.size(); i++) {
      var slot =
          new Slot(
              name,
              devices.get(i),
              properties,
              each,
              queue,
              reaper,
              runs,
              speeds,
              i == 0 ? first : null);
      slots.add(slot);
      start("slot-" + devices.get(i), () -> slot.work(() -> running));
    }
    log.info("Worker {} trains on {}", name, devices);
  }

  private void beat() {
    var gauge = new MachineGauge();
    while (running) {
      registry.beat(name, gauge.read(), slots.stream().map(Slot::view).toList());
      Pause.of(Duration.ofSeconds(2));
    }
  }

  private synchronized void start(String threadName, Runnable work) {
    var thread = Thread.ofPlatform().name(threadName).daemon().unstarted(work);
    threads.add(thread);
    thread.start();
  }

  private TrainerSettings settings(int threadsEach) {
    return new TrainerSettings(
        properties.folder().resolve("libtorch"),
        threadsEach,
        (int) properties.heap().toMegabytes());
  }

  private static String hostAndProcess() {
    try {
      return InetAddress.getLocalHost().getHostName() + "-" + ProcessHandle.current().pid();
    } catch (UnknownHostException nameless) {
      return "worker-" + ProcessHandle.current().pid();
    }
  }
}
