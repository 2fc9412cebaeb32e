package io.graft.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTests {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("weights.safetensors");
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Safetensors.write(file, someWeights(), Map.of("classes", "[\"ant\",\"bee\"]"));

    var read = Safetensors.read(file);

    assertThat(read.names()).containsExactly("b.weight", "a.count", "empty", "scalar");
    assertThat(read.sha256()).isEqualTo(someWeights().sha256());
    assertThat(read.get("scalar").shape()).isEqualTo(Shape.of());
    assertThat(Safetensors.metadata(file))
        .containsExactly(Map.entry("classes", "[\"ant\",\"bee\"]"));
  }

  @Test
  void readsWholeNumbers() throws IOException {
    var counts = Tensor.int64(Shape.of(2), 1L << 40, -3);
    var flags = Tensor.uint8(Shape.of(1, 3), (byte) 0, (byte) 1, (byte) 255);
    var tensors = new LinkedHashMap<String, Tensor>(Map.of("counts", counts));
    tensors.put("flags", flags);
    Safetensors.write(file, new Weights(tensors), Map.of());

    var read = Safetensors.read(file);

    assertThat(read.get("counts").wholeAt(0)).isEqualTo(1L << 40);
    assertThat(read.get("counts").wholeAt(1)).isEqualTo(-3);
    assertThat(read.get("flags").wholeAt(2)).isEqualTo(255);
    assertThatThrownBy(() -> Tensor.floats(Shape.of(1), 1).wholeAt(0)).hasMessageContaining("F32");
  }

  @Test
  void alignsTheTensors() throws IOException {
    Safetensors.write(file, someWeights(), Map.of());

    assertThat(
            ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8)
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [1]      | The header is no JSON object: it does not begin with '{'
          {"w":    | The header is no JSON: Unexpected end-of-input
          {} {}    | The header is no JSON: Trailing token
          {"w":1}  | w.dtype must be a text, was missing
          {"w":{"dtype":"F9","shape":[2],"data_offsets":[0,8]}}     | w is of type F9, which is not read; convert it to F32, F16 or BF16
          {"w":{"dtype":"F32","shape":[2,-1],"data_offsets":[0,8]}} | w.shape must be whole numbers from 0 on, was [2,-1]
          {"w":{"dtype":"F32","shape":[1.5],"data_offsets":[0,8]}}  | w.shape must be whole numbers from 0 on, was [1.5]
          {"w":{"dtype":"F32","shape":"2","data_offsets":[0,8]}}    | w.shape must be a list of numbers, was "2"
          {"w":{"dtype":"F32","shape":[9223372036854775807,4],"data_offsets":[0,8]}} | w has the impossible shape [9223372036854775807, 4]
          {"w":{"dtype":"F32","shape":[2],"data_offsets":[0,12]}}   | w is F32 of [2], 8 bytes, but its offsets [0, 12] hold 12
          {"w":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}    | w.data_offsets must be a begin and an end, was [8, 0]
          {"w":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}   | w ends at byte 16 of 8: the file is cut short
          {"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}    | 4 bytes behind w belong to no tensor
          {"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}    | Bytes 0 to 4, between the header and w, belong to no tensor
          {"v":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | w begins at byte 4, inside v, which ends at 8
          {"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | The header is no JSON: Duplicate Object property "w"
          {"__metadata__":{"a":1}} | __metadata__.a must be a text, was 1
          {"__metadata__":[]}      | __metadata__ must be an object of texts
          """)
  void refusesADamagedHeader(String header, String message) throws IOException {
    write(header.getBytes(UTF_8), new byte[8]);

    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(UnreadableWeights.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void refusesAFileThatIsTooShort() throws IOException {
    Files.write(file, new byte[5]);

    assertThatThrownBy(() -> Safetensors.read(file))
        .hasMessage(
            "The file has 5 bytes; a safetensors file begins with 8 bytes of header length");
  }

  @Test
  void refusesAnImpossibleHeaderLength() throws IOException {
    Files.writeString(file, "PK\3\4 this is a zip, and it is long enough");

    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(UnreadableWeights.class)
        .hasMessageEndingWith("more than the 16777216 allowed; is this a safetensors file?");
  }

  @Test
  void refusesEveryFileCutShort() throws IOException {
    Safetensors.write(file, someWeights(), Map.of());
    var whole = Files.readAllBytes(file);

    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(UnreadableWeights.class);
    }
  }

  @Test
  void readsOrRefusesWhateverByteIsWrong() throws IOException {
    Safetensors.write(file, someWeights(), Map.of("note", "x"));
    var whole = Files.readAllBytes(file);
    var random = new Random(1);

    for (int i = 0; i < 1000; i++) {
      var damaged = whole.clone();
      for (int n = 0; n <= random.nextInt(3); n++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, damaged);
      try {
        Safetensors.read(file).sha256();
      } catch (UnreadableWeights refused) {
        assertThat(refused).message().isNotBlank();
      }
    }
  }

  private void write(byte[] header, byte[] data) throws IOException {
    var bytes = ByteBuffer.allocate(8 + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putLong(header.length).put(header).put(data).array());
  }

  private static Weights someWeights() {
    var tensors = new LinkedHashMap<String, Tensor>();
    tensors.put("b.weight", Tensor.floats(Shape.of(2, 3), 1, 2, 3, 4, 5, 6));
    tensors.put(
        "a.count", new Tensor(ElementType.I64, Shape.of(1), MemorySegment.ofArray(new byte[8])));
    tensors.put("empty", Tensor.floats(Shape.of(0, 4)));
    tensors.put("scalar", Tensor.floats(Shape.of(), 3));
    return new Weights(tensors);
  }

  @Test
  void equalWeightsAreEqualFiles() throws IOException {
    var weights = new Weights(new LinkedHashMap<>());
    var first = folder.resolve("first.safetensors");
    var second = folder.resolve("second.safetensors");

    Safetensors.write(first, weights, new TreeMap<>(Map.of("a", "1", "b", "2", "c", "3")));
    var backwards = new LinkedHashMap<String, String>();
    backwards.put("c", "3");
    backwards.put("b", "2");
    backwards.put("a", "1");
    Safetensors.write(second, weights, backwards);

    assertThat(second).hasSameBinaryContentAs(first);
  }
}
