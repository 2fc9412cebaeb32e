package io.graft.training;

/**
 * How far the exported files answer as the trainer does, on held-out pictures.
 *
 * @param onnxLargestDifference of any logit in ONNX Runtime from the trainer's
 * @param onnxAgreement share of pictures with the same most likely class, 0 to 1; in a multi-label
 *     task with the same classes
 */
public record ExportCheck(
    int samples,
    double onnxLargestDifference,
    double onnxAgreement,
    double torchscriptLargestDifference,
    double torchscriptAgreement) {}
