package io.graft.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.graft.network.Network;

/** Which stages of a network learn: always an unbroken run of the last ones, and the head. */
public sealed interface OpenStages {

  /** What {@link #parse} reads. */
  String FORM = "head|all|last:[1-9][0-9]{0,2}|[A-Za-z0-9_.]+";

  record Head() implements OpenStages {}

  record Last(int stages) implements OpenStages {}

  record From(String stage) implements OpenStages {}

  record All() implements OpenStages {}

  /** Reads {@code head}, {@code all}, {@code last:2} or the name of the first open stage. */
  @JsonCreator
  static OpenStages parse(String text) {
    if (text.startsWith("last:")) {
      var stages = text.substring(5).strip();
      InvalidSetting.require(
          stages.matches("[1-9][0-9]{0,2}"), "open", "last: and a number of stages from 1", text);
      return new Last(Integer.parseInt(stages));
    }
    return switch (text) {
      case "head" -> new Head();
      case "all" -> new All();
      default -> new From(text);
    };
  }

  @JsonValue
  default String text() {
    return switch (this) {
      case Head _ -> "head";
      case Last(var stages) -> "last:" + stages;
      case From(var stage) -> stage;
      case All _ -> "all";
    };
  }

  /** The number of frozen stages, 0 to the number of stages of the network. */
  default int boundary(Network network) {
    var names = network.stages().stream().map(stage -> stage.name()).toList();
    return switch (this) {
      case Head _ -> names.size();
      case All _ -> 0;
      case Last(var stages) -> {
        InvalidSetting.require(
            stages <= names.size(),
            "open",
            "last: at most the %d stages of %s".formatted(names.size(), network.architecture()),
            stages);
        yield names.size() - stages;
      }
      case From(var stage) -> {
        InvalidSetting.require(
            names.contains(stage),
            "open",
            "head, all, last:n or one of the stages %s".formatted(names),
            "'" + stage + "'");
        yield names.indexOf(stage);
      }
    };
  }
}
