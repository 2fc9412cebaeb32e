package io.graft.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Tensors by name, in an order that is kept. */
public record Weights(SequencedMap<String, Tensor> tensors) {
  private static final long CHUNK = 1 << 30;

  /** Half way from the largest number of float16 to the next that there would be. */
  private static final float FLOAT16_OVERFLOW = 65520;

  public Weights {
    tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
  }

  public List<String> names() {
    return List.copyOf(tensors.sequencedKeySet());
  }

  public Tensor get(String name) {
    var tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("There is no tensor " + name + " among these weights");
    }
    return tensor;
  }

  /** These weights and the others; where both have a name, the other tensor is taken. */
  public Weights and(Weights others) {
    var both = new LinkedHashMap<>(tensors);
    both.putAll(others.tensors);
    return new Weights(both);
  }

  /**
   * All weights of the network, stages and head, as float32 in the network's order.
   *
   * @throws WeightsDoNotFit naming every tensor that is missing, unexpected or of another shape
   */
  public Weights fit(Network network) {
    return Fit.all(network, this);
  }

  /**
   * The weights of the network's stages as float32 in the network's order. A head among them, for
   * whatever classes, is left out: a new one will be put on.
   *
   * @throws WeightsDoNotFit naming every tensor that is missing, unexpected or of another shape
   */
  public Weights fitStages(Network network) {
    return Fit.stages(network, this);
  }

  /**
   * The same weights in float16, half as many bytes.
   *
   * @throws IllegalArgumentException naming a tensor with numbers that float16 cannot hold
   */
  public Weights toFloat16() {
    var converted = new LinkedHashMap<String, Tensor>();
    tensors.forEach(
        (name, tensor) -> {
          float largest = tensor.largest();
          if (!(largest < FLOAT16_OVERFLOW)) {
            throw new IllegalArgumentException(
                "%s has the number %s; float16 holds numbers up to 65504".formatted(name, largest));
          }
          converted.put(name, tensor.toFloat16());
        });
    return new Weights(converted);
  }

  /** SHA-256 over name, type, shape and bytes of the named tensors in the order given, in hex. */
  public String sha256(Collection<String> names) {
    var digest = newSha256();
    for (String name : names) {
      var tensor = get(name);
      digest.update("%s\n%s\n".formatted(name, tensor).getBytes(UTF_8));
      for (long at = 0; at < tensor.data().byteSize(); at += CHUNK) {
        long length = Math.min(CHUNK, tensor.data().byteSize() - at);
        digest.update(tensor.data().asSlice(at, length).asByteBuffer());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** SHA-256 of all tensors, see {@link #sha256(Collection)}. */
  public String sha256() {
    return sha256(names());
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
