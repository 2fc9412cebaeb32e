package io.graft.training.process;

import io.graft.backbone.input.ImageInput;
import io.graft.training.Speed;
import io.graft.training.TrainingEvents;
import io.graft.training.TrainingOutcome;
import io.graft.training.TrainingOutcome.Stopped;
import io.graft.training.TrainingRequest;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * A trainer in an operating system process of its own, warm: libtorch is loaded before the first
 * training.
 *
 * <p>Used by one thread. After {@link TrainerDied} it is of no more use.
 */
public class TrainerProcess implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TrainerProcess.class);
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration MEASURE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Process process;
  private final Scratch scratch;
  private final BufferedWriter commands;
  private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
  private final int gpus;

  private TrainerProcess(Process process, Scratch scratch)
      throws IOException, InterruptedException {
    this.process = process;
    this.scratch = scratch;
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    // a read from a pipe holds its carrier: as virtual threads these two would stop a machine of
    // two cores
    var reader = Thread.ofPlatform().daemon();
    reader.name("trainer-replies").start(() -> read(process.inputReader(StandardCharsets.UTF_8)));
    reader.name("trainer-log").start(() -> copyLog(process.errorReader(StandardCharsets.UTF_8)));
    this.gpus = await(START) instanceof Reply.Ready(var found) ? found : 0;
  }

  public static TrainerProcess start(TrainerSettings settings)
      throws IOException, InterruptedException {
    var scratch = Scratch.in(settings.folder().toAbsolutePath().resolveSibling("scratch"));
    try {
      var builder = new ProcessBuilder(JavaCommand.trainer(settings, scratch.folder()));
      builder.environment().putAll(NativeEnvironment.of(settings));
      var process = builder.start();
      try {
        var trainer = new TrainerProcess(process, scratch);
        log.info("Trainer {} is ready", process.pid());
        return trainer;
      } catch (IOException | InterruptedException | RuntimeException failure) {
        end(process);
        throw failure;
      }
    } catch (IOException | InterruptedException | RuntimeException failure) {
      scratch.close();
      throw failure;
    }
  }

  public int gpus() {
    return gpus;
  }

  public long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /**
   * Trains in the other process.
   *
   * @throws TrainerDied when the process ends before the training does
   */
  public TrainingOutcome train(TrainingRequest request, TrainingEvents events)
      throws InterruptedException {
    send(new Command.Train(request));
    @Nullable Long stopAsked = null;
    while (true) {
      var reply = replies.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
      switch (reply) {
        case Reply.Ended(var outcome) -> {
          if (stopAsked == null && outcome instanceof Stopped) {
            end(process); // somebody else told it to go, and it is about to
          }
          return outcome;
        }
        case Reply.Happened(var event) -> events.happened(event);
        case Reply.Ready _, Reply.Measured _ -> {}
        case null -> {
          if (!process.isAlive() && replies.isEmpty()) {
            throw new TrainerDied(process.pid(), process.exitValue());
          }
        }
      }
      boolean stop = events.stopRequested();
      if (stop && stopAsked == null) {
        stopAsked = System.nanoTime();
        send(new Command.Stop());
      } else if (stopAsked != null && System.nanoTime() - stopAsked > events.grace().toNanos()) {
        log.info("Trainer {} did not stop within {} and is killed", process.pid(), events.grace());
        end(process); // waited for: the next job must not be given to one that is about to go
        return new Stopped();
      }
    }
  }

  /**
   * How fast the device is with a network; takes some seconds.
   *
   * @throws IOException when it could not be measured
   */
  public Speed measure(String architecture, ImageInput input, String device)
      throws IOException, InterruptedException {
    send(new Command.Measure(architecture, input, device));
    if (await(MEASURE) instanceof Reply.Measured(Speed speed)) {
      return speed;
    }
    throw new IOException("the speed of %s could not be measured".formatted(architecture));
  }

  /** Lets it go home, or ends it. */
  @Override
  public void close() {
    end(process);
    scratch.close();
  }

  private static void end(Process process) {
    process.destroyForcibly().onExit().join(); // killed: it is gone within milliseconds
  }

  private void send(Command command) {
    try {
      commands.write(Lines.of(command));
      commands.newLine();
      commands.flush();
    } catch (IOException gone) {
      log.warn("Trainer {} does not listen any more", process.pid());
    }
  }

  private Reply await(Duration patience) throws IOException, InterruptedException {
    for (long waited = 0; waited < patience.toMillis(); waited += POLL.toMillis()) {
      var reply = replies.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
      if (reply != null) {
        return reply;
      }
      if (!process.isAlive()) {
        throw new IOException(
            "the trainer process ended with %d before it answered; its log is above"
                .formatted(process.exitValue()));
      }
    }
    throw new IOException("the trainer process did not answer within " + patience);
  }

  private void read(BufferedReader lines) {
    try (lines) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("{")) {
          replies.add(Lines.MAPPER.readValue(line, Reply.class));
        } else {
          log.info("trainer {}: {}", process.pid(), line);
        }
      }
    } catch (IOException | JacksonException broken) {
      log.debug("Trainer {} stopped talking: {}", process.pid(), broken.getMessage());
    }
  }

  private void copyLog(BufferedReader lines) {
    try (lines) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        log.info("trainer {}: {}", process.pid(), line);
      }
    } catch (IOException closed) {
      log.debug("Trainer {} closed its log", process.pid());
    }
  }
}
