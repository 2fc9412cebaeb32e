package io.graft.model;

import org.jspecify.annotations.Nullable;

/**
 * A wrong answer: the model's mistake, or that of whoever labelled the picture.
 *
 * @param sample its number in the version of the data set, as under {@code …/samples/{sample}}
 * @param name its path in the uploaded archive
 * @param probability of the predicted class
 */
public record ConfidentMistake(
    int sample, @Nullable String name, String truth, String predicted, double probability) {}
