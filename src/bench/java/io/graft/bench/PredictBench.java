package io.graft.bench;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.Pictures;
import io.graft.backbone.input.UnreadablePicture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * One picture through {@code :predict} over HTTP, and the same picture decoded, prepared and run by
 * ONNX Runtime in this process with its own settings, in turns.
 */
final class PredictBench {
  private static final int WARM_UP = 500; // until the compilers of both sides are done
  // in turns of so many: ONNX Runtime's threads spin for a while after a run, and would hold up the
  // other side
  private static final int BLOCK = 25;
  private static final String BOUNDARY = "bench-0d8f1c";

  private PredictBench() {}

  public static void main(String[] args) throws Exception {
    if (args.length < 4) {
      System.err.println(
          "arguments: base-url model-id model.onnx picture [rounds, 500 unless told]");
      System.exit(2);
    }
    var model = URI.create(args[0] + "/api/v1/models/" + args[1]);
    var picture = Files.readAllBytes(Path.of(args[3]));
    int rounds = args.length > 4 ? Integer.parseInt(args[4]) : 500;

    try (var environment = OrtEnvironment.getEnvironment();
        var session = environment.createSession(args[2])) {
      var served = Served.of(model, picture);
      var raw = new Raw(environment, session, served.input(), picture);
      var servedNanos = new long[rounds];
      var rawNanos = new long[rounds];
      time(served::run, new long[WARM_UP], 0, WARM_UP);
      time(raw::run, new long[WARM_UP], 0, WARM_UP);
      for (int round = 0; round < rounds; round += BLOCK) {
        int end = Math.min(rounds, round + BLOCK);
        time(served::run, servedNanos, round, end);
        time(raw::run, rawNanos, round, end);
      }
      report(servedNanos, rawNanos);
    }
  }

  private static void time(Run run, long[] nanos, int from, int to) throws Exception {
    for (int round = from; round < to; round++) {
      long start = System.nanoTime();
      run.run();
      nanos[round] = System.nanoTime() - start;
    }
  }

  private static void report(long[] served, long[] raw) {
    Arrays.sort(served);
    Arrays.sort(raw);
    System.out.printf("%d rounds  :predict      raw   ratio%n", served.length);
    for (int percentile : new int[] {50, 99}) {
      double one = at(served, percentile);
      double other = at(raw, percentile);
      System.out.printf("p%d       %8.2f ms %8.2f ms %6.2f%n", percentile, one, other, one / other);
    }
  }

  private static double at(long[] sorted, int percentile) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percentile / 100)] / 1e6;
  }

  private interface Run {
    void run() throws Exception;
  }

  /** The simplest client there is: one connection, kept open, no threads of its own. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Served(URI model, byte[] form) {
    static Served of(URI model, byte[] picture) throws IOException {
      var form = new ByteArrayOutputStream();
      form.write(
          """
          --%s\r
          Content-Disposition: form-data; name="file"; filename="picture"\r
          \r
          """
              .formatted(BOUNDARY)
              .getBytes(StandardCharsets.US_ASCII));
      form.write(picture);
      form.write("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.US_ASCII));
      return new Served(model, form.toByteArray());
    }

    ImageInput input() throws IOException {
      var json = new JsonMapper();
      try (var answer = model.toURL().openStream()) {
        return json.treeToValue(json.readTree(answer).required("input"), ImageInput.class);
      }
    }

    void run() throws IOException {
      var predict = (HttpURLConnection) URI.create(model + ":predict").toURL().openConnection();
      predict.setDoOutput(true);
      predict.setRequestProperty("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
      predict.setFixedLengthStreamingMode(form.length);
      try (var body = predict.getOutputStream()) {
        body.write(form);
      }
      try (var answer = predict.getInputStream()) {
        answer.readAllBytes();
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Raw(
      OrtEnvironment environment, OrtSession session, ImageInput input, byte[] picture) {
    void run() throws OrtException, UnreadablePicture {
      var pixels = input.prepare(new Pictures().decode(picture));
      var direct = ByteBuffer.allocateDirect(pixels.rgb().length).put(pixels.rgb()).flip();
      long[] shape = {1, pixels.height(), pixels.width(), 3};
      try (var image = OnnxTensor.createTensor(environment, direct, shape, OnnxJavaType.UINT8);
          var result = session.run(Map.of("image", image))) {
        for (var output : result) {
          output.getValue().getValue();
        }
      }
    }
  }
}
