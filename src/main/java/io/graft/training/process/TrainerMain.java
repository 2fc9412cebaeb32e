package io.graft.training.process;

import ai.djl.engine.Engine;
import io.graft.training.Speed;
import io.graft.training.Speedometer;
import io.graft.training.Trainer;
import io.graft.training.TrainingEvent;
import io.graft.training.TrainingEvents;
import io.graft.training.TrainingOutcome;
import io.graft.training.TrainingOutcome.Failed;
import io.graft.training.TrainingRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The trainer process: reads commands, trains, writes what happens. */
public class TrainerMain implements TrainingEvents {
  private static final Duration LEAVE = Duration.ofSeconds(30);

  private final PrintStream replies;
  private final LinkedBlockingQueue<Command> work = new LinkedBlockingQueue<>();
  private final ReentrantLock training = new ReentrantLock();
  private volatile boolean stop;
  private volatile boolean leaving;

  private TrainerMain(PrintStream replies) {
    this.replies = replies;
  }

  public static void main(String[] arguments) throws InterruptedException {
    // libraries print to standard output now and then; it carries replies and nothing else
    var replies = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    var trainer = new TrainerMain(replies);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(trainer::leave));
    trainer.run();
  }

  private void run() throws InterruptedException {
    reply(new Reply.Ready(Engine.getEngine("PyTorch").getGpuCount()));
    Thread.ofPlatform().name("commands").daemon().start(this::read);
    while (true) {
      switch (work.take()) {
        case Command.Train(var request) -> {
          training.lock();
          try {
            stop = false;
            reply(new Reply.Ended(train(request)));
          } finally {
            training.unlock();
          }
        }
        case Command.Measure measure -> reply(new Reply.Measured(measure(measure)));
        case Command.Stop _ -> {} // came in time for nothing
      }
    }
  }

  /**
   * A terminal's Ctrl-C and a machine that shuts down reach this process as well as its owner: what
   * was learned is kept before it goes. Never unlocked, so that nothing begins any more.
   */
  private void leave() {
    leaving = true;
    try {
      var _ = training.tryLock(LEAVE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private TrainingOutcome train(TrainingRequest request) {
    try {
      return new Trainer(request, this, Clock.systemUTC()).train();
    } catch (OutOfMemoryError full) {
      return new Failed(
          "out-of-memory", "the trainer ran out of memory", "lower batchSize or views");
    } catch (IOException | RuntimeException failure) {
      failure.printStackTrace();
      return new Failed(
          "training-error",
          String.valueOf(failure.getMessage()),
          "this is not what should happen; the log of the worker has the cause");
    }
  }

  private @Nullable Speed measure(Command.Measure wanted) {
    try {
      return Speedometer.measure(wanted.architecture(), wanted.input(), wanted.device());
    } catch (IOException | RuntimeException failure) {
      failure.printStackTrace();
      return null;
    }
  }

  private void read() {
    try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        switch (Lines.MAPPER.readValue(line, Command.class)) {
          case Command.Stop _ -> stop = true;
          case Command.Train train -> work.add(train);
          case Command.Measure measure -> work.add(measure);
        }
      }
    } catch (IOException gone) {
      // the same as the end of input
    }
    // whoever started this process is gone; nobody is left to train for
    Runtime.getRuntime().halt(0);
  }

  @Override
  public void happened(TrainingEvent event) {
    reply(new Reply.Happened(event));
  }

  @Override
  public boolean stopRequested() {
    return stop || leaving;
  }

  private void reply(Reply reply) {
    replies.println(Lines.of(reply));
  }
}
