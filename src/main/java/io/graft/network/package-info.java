/**
 * A neural network as data, its weights, and its translations: TorchScript to train, ONNX to serve.
 */
@NullMarked
package io.graft.network;

import org.jspecify.annotations.NullMarked;
