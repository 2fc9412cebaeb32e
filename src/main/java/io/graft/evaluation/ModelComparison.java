package io.graft.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two models on the same pictures, on the wire. An answer of a multi-label model is right where
 * every class is decided right.
 *
 * @param examples pictures that both were measured on
 * @param onlyA pictures that only A has right
 * @param accuracyA share of the pictures that A has right, 0 to 1
 * @param difference of accuracyB over accuracyA
 * @param interval of the difference
 * @param pValue how likely a difference at least as large is between models that are equally good
 * @param significant whether pValue is below 0.05
 * @param confusionDifference of B's confusion matrix over A's; empty for multi-label models
 * @param metrics those that both have
 * @param items pictures that exactly one has right, at most 100, those first where the wrong one
 *     was most confident
 */
@Schema(name = "ModelComparison")
record ModelComparison(
    UUID a,
    UUID b,
    int examples,
    int bothRight,
    int onlyA,
    int onlyB,
    int bothWrong,
    double accuracyA,
    double accuracyB,
    double difference,
    DifferenceInterval interval,
    double pValue,
    String test,
    boolean significant,
    List<List<Integer>> confusionDifference,
    List<String> classes,
    List<Metric> metrics,
    List<Item> items) {
  static final String TEST = "exact McNemar";

  /** The same figure of both models. */
  @Schema(name = "ComparedMetric")
  record Metric(String name, double a, double b) {}

  /**
   * A picture that exactly one has right. A classification has {@code truth}, {@code a} and {@code
   * b}, multi-label models {@code truths}, {@code predictionsA} and {@code predictionsB}.
   *
   * @param name its path in the uploaded archive; absent where the data set is gone
   * @param a what A answered
   * @param content where the picture is; absent where the data set is gone
   */
  @Schema(name = "ComparedAnswer")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      int sample,
      @Nullable String name,
      @Nullable String truth,
      @Nullable String a,
      @Nullable String b,
      @Nullable List<String> truths,
      @Nullable List<String> predictionsA,
      @Nullable List<String> predictionsB,
      @Nullable String content) {}
}
