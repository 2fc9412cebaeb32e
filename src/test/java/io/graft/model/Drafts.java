package io.graft.model;

import io.graft.access.ProjectId;
import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.Interpolation;
import io.graft.network.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Models as a trainer would hand them over, with files that hold their own names. */
public final class Drafts {
  private Drafts() {}

  public static ModelDraft draft(Path folder) throws IOException {
    return draft(folder, List.of("ants", "bees"));
  }

  public static ModelDraft draft(Path folder, List<String> classes) throws IOException {
    for (var kind :
        List.of(ArtifactKind.ONNX, ArtifactKind.TORCHSCRIPT, ArtifactKind.SAFETENSORS)) {
      Files.writeString(folder.resolve(kind.file()), kind.file());
    }
    return new ModelDraft(
        ProjectId.LOCAL,
        "ants and bees",
        Task.CLASSIFICATION,
        classes,
        ImageInput.halves(224, 0.875, Interpolation.BICUBIC),
        metrics(classes),
        new Certificate(10, 6.1e-6, 1, 0, 1),
        provenance(UUID.randomUUID()),
        folder);
  }

  private static ModelMetrics metrics(List<String> classes) {
    int n = classes.size();
    var scores =
        classes.stream()
            .map(name -> new ClassMetrics(name, 10, 0.9, 0.8, 0.847, 0.97, null))
            .toList();
    return new ModelMetrics(
        "test",
        10 * n,
        0.13,
        0.12,
        0.95,
        new AccuracyInterval(0.76, 0.99),
        null,
        0.94,
        0.94,
        0.97,
        null,
        null,
        null,
        0.02,
        scores,
        Collections.nCopies(n, Collections.nCopies(n, 7)),
        new Calibration(1.25, true, "val", 0.06, 0.13, 0.12, 0.05, 0.02),
        List.of(new ReliabilityBin(14 / 15.0, 1, 10 * n, 0.97, 0.95)),
        List.of(new ConfidentMistake(17, "ants/17.jpg", null, "ants", "bees", 0.991)),
        new CrossValidation(
            List.of(
                new FoldMetrics(1, 40, 0.95, 0.14, 0.949),
                new FoldMetrics(2, 40, 0.9, 0.2, 0.899),
                new FoldMetrics(3, 39, 0.974, 0.11, 0.974)),
            0.941,
            0.038,
            119,
            0.941,
            new AccuracyInterval(0.884, 0.971)));
  }

  private static Provenance provenance(UUID job) {
    return new Provenance(
        job,
        UUID.randomUUID(),
        1,
        "d".repeat(64),
        "resnet18",
        "resnet18",
        "b".repeat(64),
        """
        {"phases": [{"name": "head", "epochs": 3}]}""",
        42,
        Map.of("graft", "0.1.0", "djl", "0.35.1"),
        "cpu",
        Instant.parse("2026-03-02T09:00:00Z"),
        Instant.parse("2026-03-02T09:05:00Z"),
        List.of(
            new StageProof("stem", 9536, true, "1".repeat(64), "1".repeat(64)),
            new StageProof("head", 1026, false, "2".repeat(64), "3".repeat(64))));
  }
}
