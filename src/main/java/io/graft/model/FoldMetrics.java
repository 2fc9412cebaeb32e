package io.graft.model;

/**
 * What a network scored on the fold that it was not trained on.
 *
 * @param fold from 1
 */
public record FoldMetrics(int fold, int examples, double accuracy, double loss, double macroF1) {}
