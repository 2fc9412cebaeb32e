package io.graft.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A wrong answer: the model's mistake, or that of whoever labelled the picture.
 *
 * @param sample its number in the version of the data set, as under {@code …/samples/{sample}}
 * @param name its path in the uploaded archive
 * @param className the class that was decided on; absent in a classification
 * @param truth a class; where one was decided on, {@code present} or {@code absent}
 * @param predicted the same
 * @param probability of what is predicted
 */
public record ConfidentMistake(
    int sample,
    @Nullable String name,
    @JsonProperty("class") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String className,
    String truth,
    String predicted,
    double probability) {
  public static final String PRESENT = "present";
  public static final String ABSENT = "absent";
}
