package io.graft.model;

/**
 * How closely the exported files repeat the trainer's own answers on held-out examples.
 *
 * @param samples examples compared
 * @param onnxLargestDifference largest absolute difference of a logit
 * @param onnxAgreement share of examples with the same top class, 0 to 1
 */
public record Certificate(
    int samples,
    double onnxLargestDifference,
    double onnxAgreement,
    double torchscriptLargestDifference,
    double torchscriptAgreement) {}
