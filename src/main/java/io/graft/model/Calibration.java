package io.graft.model;

/**
 * What temperature scaling did to the probabilities. The temperature is fitted to {@code fittedOn};
 * the figures before and after are of the split that the metrics are of.
 *
 * @param applied whether the exported model makes its probabilities of logits / temperature
 * @param gain share of the log loss on {@code fittedOn} that the temperature takes away
 * @param nllBefore log loss at temperature 1
 * @param eceBefore expected calibration error at temperature 1, of 15 bins
 */
public record Calibration(
    double temperature,
    boolean applied,
    String fittedOn,
    double gain,
    double nllBefore,
    double nllAfter,
    double eceBefore,
    double eceAfter) {}
