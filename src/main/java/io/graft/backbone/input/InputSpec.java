package io.graft.backbone.input;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The input that a set of weights was trained on; it travels with the weights. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = ImageInput.class, name = "image"))
public sealed interface InputSpec permits ImageInput {}
