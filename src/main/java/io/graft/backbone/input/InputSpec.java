package io.graft.backbone.input;

/** The input that a set of weights was trained on; it travels with the weights. */
public sealed interface InputSpec permits ImageInput {}
