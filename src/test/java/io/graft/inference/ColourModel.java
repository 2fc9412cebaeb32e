package io.graft.inference;

import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.Interpolation;
import io.graft.model.ArtifactKind;
import io.graft.model.Drafts;
import io.graft.model.ModelDraft;
import io.graft.model.Models;
import io.graft.model.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A model that sees which of red, green and blue a picture has most of. */
class ColourModel {
  private static final int FLOAT = 1;
  private static final int UINT8 = 2;

  private ColourModel() {}

  static TrainedModel publish(Models models, Path folder) throws IOException {
    var draft = Drafts.draft(folder, List.of("red", "green", "blue"));
    Files.write(folder.resolve(ArtifactKind.ONNX.file()), onnx());
    return models.publish(
        new ModelDraft(
            draft.project(),
            "colours",
            draft.task(),
            draft.classes(),
            ImageInput.halves(8, 1, Interpolation.BILINEAR),
            draft.metrics(),
            draft.certificate(),
            draft.provenance(),
            folder));
  }

  /** Cast to float, mean over height and width, softmax. Field numbers are those of onnx.proto. */
  private static byte[] onnx() {
    var graph =
        new Protobuf()
            .message(1, node("Cast", "image", "float").message(5, attribute("to", 2, 3, FLOAT)))
            .message(
                1,
                node("ReduceMean", "float", "mean")
                    .message(5, attribute("axes", 7, 8, 1, 2))
                    .message(5, attribute("keepdims", 2, 3, 0)))
            .message(1, node("Softmax", "mean", "probabilities"))
            .text(2, "colours")
            .message(11, tensor("image", UINT8, 8, 8, 3))
            .message(12, tensor("probabilities", FLOAT, 3));
    return new Protobuf()
        .number(1, 8)
        .message(7, graph)
        .message(8, new Protobuf().text(1, "").number(2, 17))
        .toByteArray();
  }

  private static Protobuf node(String type, String input, String output) {
    return new Protobuf().text(1, input).text(2, output).text(4, type);
  }

  private static Protobuf attribute(String name, int type, int field, long... values) {
    var attribute = new Protobuf().text(1, name).number(20, type);
    for (long value : values) {
      attribute.number(field, value);
    }
    return attribute;
  }

  private static Protobuf tensor(String name, int type, long... sizesAfterBatch) {
    var shape = new Protobuf().message(1, new Protobuf().text(2, "N"));
    for (long size : sizesAfterBatch) {
      shape.message(1, new Protobuf().number(1, size));
    }
    var tensor = new Protobuf().number(1, type).message(2, shape);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }
}
