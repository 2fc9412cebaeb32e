package io.graft.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Holds 16-bit numbers against those of PyTorch, see {@code src/test/python/float16_golden.py}. */
class Float16Tests {
  private static final Path FOLDER = Path.of("src/test/resources/network");
  private static final Golden GOLDEN =
      JsonMapper.shared().readValue(FOLDER.resolve("float16.json"), Golden.class);

  @TempDir Path folder;

  /**
   * @param read the bits of the float32 values of each tensor
   * @param rounded pairs of the bits of a float32 and of the float16 it becomes
   */
  record Golden(
      Map<String, List<Integer>> read,
      String everyFiniteAndInfinite,
      List<List<Integer>> rounded) {}

  @Test
  void readsAFileOfPyTorchToTheBit() throws IOException {
    var weights = Safetensors.read(FOLDER.resolve("float16.safetensors"));

    assertThat(weights.get("kernel").toString()).isEqualTo("F16 [4, 3, 3, 3]");
    assertThat(weights.get("brain").toString()).isEqualTo("BF16 [2, 5]");
    assertThat(weights.names()).containsExactlyInAnyOrderElementsOf(GOLDEN.read.keySet());
    GOLDEN.read.forEach((name, bits) -> assertThat(bits(weights.get(name))).isEqualTo(bits));
  }

  @Test
  void everyNumberOfFloat16IsExactInFloat32() throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    IntStream.range(0, 1 << 16)
        .filter(pattern -> (pattern & 0x7fff) <= 0x7c00) // above are those that are no numbers
        .mapToObj(pattern -> half((short) pattern).toFloat32().bytes())
        .forEach(digest::update);

    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(GOLDEN.everyFiniteAndInfinite);
  }

  @Test
  void roundsAsPyTorchDoes() {
    for (var pair : GOLDEN.rounded) {
      float single = Float.intBitsToFloat(pair.getFirst());

      var half = Tensor.floats(Shape.of(1), single).toFloat16();

      assertThat((int) half.bytes().getShort()).as("%s", single).isEqualTo(pair.getLast());
    }
  }

  @Test
  void isReadBackAsItWasRounded() throws IOException {
    var weights = weights("a", 1f / 3, -65519.99f, 1e-7f).toFloat16();
    var file = folder.resolve("half.safetensors");

    Safetensors.write(file, weights, Map.of());

    assertThat(Safetensors.read(file).sha256()).isEqualTo(weights.sha256());
    assertThat(Safetensors.read(file).get("a").toFloats())
        .containsExactly(0.33325195f, -65504f, 1.1920929e-7f);
  }

  @Test
  void namesATensorThatIsTooLarge() {
    assertThatThrownBy(() -> weights("bn1.running_var", 1, 65520).toFloat16())
        .hasMessage("bn1.running_var has the number 65520.0; float16 holds numbers up to 65504");
    assertThatThrownBy(() -> weights("fc.bias", Float.NaN).toFloat16())
        .hasMessageStartingWith("fc.bias has the number NaN");
  }

  private static Weights weights(String name, float... values) {
    var tensors = new LinkedHashMap<String, Tensor>();
    tensors.put(name, Tensor.floats(Shape.of(values.length), values));
    return new Weights(tensors);
  }

  private static Tensor half(short pattern) {
    var bytes = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort(pattern).array();
    return new Tensor(ElementType.F16, Shape.of(1), MemorySegment.ofArray(bytes));
  }

  private static List<Integer> bits(Tensor tensor) {
    var floats = tensor.toFloats();
    return IntStream.range(0, floats.length)
        .mapToObj(i -> Float.floatToRawIntBits(floats[i]))
        .toList();
  }
}
