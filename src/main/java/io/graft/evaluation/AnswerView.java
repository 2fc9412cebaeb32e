package io.graft.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.graft.evaluation.Pictures.Picture;
import io.graft.model.TrainedModel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer on the wire. A classification has {@code truth} and {@code predicted}, a multi-label
 * model {@code truths} and {@code predictions}.
 */
@Schema(name = "Answer")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnswerView(
    @Schema(description = "its number in the version of the data set") int sample,
    @Schema(description = "its path in the uploaded archive; absent where the data set is gone")
        @Nullable String name,
    @Nullable String truth,
    @Nullable String predicted,
    @Schema(description = "of a multi-label model, in place of truth")
        @Nullable List<String> truths,
    @Schema(description = "of a multi-label model, in place of predicted")
        @Nullable List<String> predictions,
    @Schema(
            description =
                "of what is predicted; of a multi-label model the geometric mean over its decisions")
        float probability,
    @Schema(description = "the same of the truth") float truthProbability,
    @Schema(description = "where the picture is; absent where the data set is gone")
        @Nullable String content) {

  static AnswerView of(TrainedModel model, Answer answer, @Nullable Picture picture) {
    var truth = new Labels(model, answer.truths());
    var predicted = new Labels(model, answer.predictions());
    return new AnswerView(
        answer.sample(),
        picture == null ? null : picture.name(),
        truth.one(),
        predicted.one(),
        truth.many(),
        predicted.many(),
        answer.probability(),
        answer.truthProbability(),
        picture == null ? null : picture.content());
  }
}
