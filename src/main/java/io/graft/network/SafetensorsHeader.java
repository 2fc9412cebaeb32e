package io.graft.network;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The header of a safetensors file: where each tensor's bytes are. Offsets count from the end of
 * the header; in the order of their offsets the tensors cover all bytes, none twice.
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
  private static final String METADATA = "__metadata__";
  private static final int MOST_DIMENSIONS = 16;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  record Entry(String name, ElementType type, Shape shape, long begin, long end) {}

  static SafetensorsHeader parse(byte[] json) throws UnreadableWeights {
    if (json.length == 0 || json[0] != '{') {
      throw new UnreadableWeights("The header is no JSON object: it does not begin with '{'");
    }
    JsonNode header;
    try {
      header = JSON.readTree(json);
    } catch (JacksonException e) {
      throw new UnreadableWeights("The header is no JSON: " + e.getOriginalMessage());
    }
    var entries = new ArrayList<Entry>();
    var metadata = new LinkedHashMap<String, String>();
    for (var property : header.properties()) {
      if (property.getKey().equals(METADATA)) {
        if (!property.getValue().isObject()) {
          throw new UnreadableWeights(METADATA + " must be an object of texts");
        }
        for (var note : property.getValue().properties()) {
          metadata.put(note.getKey(), text(METADATA + "." + note.getKey(), note.getValue()));
        }
      } else {
        entries.add(entry(property.getKey(), property.getValue()));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    return new SafetensorsHeader(entries, metadata);
  }

  /** The tensors as slices of the bytes behind the header. */
  Weights weights(MemorySegment data) throws UnreadableWeights {
    var tensors = new LinkedHashMap<String, Tensor>();
    long covered = 0;
    String previous = "the header";
    for (var entry : entries) {
      if (entry.begin < covered) {
        throw new UnreadableWeights(
            "%s begins at byte %d, inside %s, which ends at %d"
                .formatted(entry.name, entry.begin, previous, covered));
      }
      if (entry.begin > covered) {
        throw new UnreadableWeights(
            "Bytes %d to %d, between %s and %s, belong to no tensor"
                .formatted(covered, entry.begin, previous, entry.name));
      }
      if (entry.end > data.byteSize()) {
        throw new UnreadableWeights(
            "%s ends at byte %d of %d: the file is cut short"
                .formatted(entry.name, entry.end, data.byteSize()));
      }
      var bytes = data.asSlice(entry.begin, entry.end - entry.begin);
      tensors.put(entry.name, new Tensor(entry.type, entry.shape, bytes));
      covered = entry.end;
      previous = entry.name;
    }
    if (covered < data.byteSize()) {
      throw new UnreadableWeights(
          "%d bytes behind %s belong to no tensor".formatted(data.byteSize() - covered, previous));
    }
    return new Weights(tensors);
  }

  static String toJson(Weights weights, Map<String, String> metadata) {
    var header = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      var notes = header.putObject(METADATA);
      new TreeMap<>(metadata).forEach(notes::put); // equal files in every process
    }
    long begin = 0;
    for (var named : weights.tensors().entrySet()) {
      var tensor = named.getValue();
      long end = begin + tensor.data().byteSize();
      var entry = header.putObject(named.getKey()).put("dtype", tensor.type().name());
      var shape = entry.putArray("shape");
      tensor.shape().sizes().forEach(shape::add);
      entry.putArray("data_offsets").add(begin).add(end);
      begin = end;
    }
    return header.toString();
  }

  private static Entry entry(String name, JsonNode node) throws UnreadableWeights {
    var type = type(name, text(name + ".dtype", node.path("dtype")));
    var sizes = longs(name + ".shape", node.path("shape"));
    var offsets = longs(name + ".data_offsets", node.path("data_offsets"));
    if (sizes.length > MOST_DIMENSIONS) {
      throw new UnreadableWeights("%s has %d dimensions".formatted(name, sizes.length));
    }
    if (offsets.length != 2 || offsets[0] > offsets[1]) {
      throw new UnreadableWeights(
          "%s.data_offsets must be a begin and an end, was %s"
              .formatted(name, Arrays.toString(offsets)));
    }
    var shape = Shape.of(sizes);
    long expected = bytes(name, type, shape);
    if (offsets[1] - offsets[0] != expected) {
      throw new UnreadableWeights(
          "%s is %s of %s, %d bytes, but its offsets %s hold %d"
              .formatted(
                  name, type, shape, expected, Arrays.toString(offsets), offsets[1] - offsets[0]));
    }
    return new Entry(name, type, shape, offsets[0], offsets[1]);
  }

  private static long bytes(String name, ElementType type, Shape shape) throws UnreadableWeights {
    try {
      return Math.multiplyExact(shape.elements(), type.bytes());
    } catch (ArithmeticException e) {
      throw new UnreadableWeights("%s has the impossible shape %s".formatted(name, shape));
    }
  }

  private static ElementType type(String name, String type) throws UnreadableWeights {
    return Arrays.stream(ElementType.values())
        .filter(known -> known.name().equals(type))
        .findFirst()
        .orElseThrow(
            () ->
                new UnreadableWeights(
                    "%s is of type %s, which is not read; convert it to F32, F16 or BF16"
                        .formatted(name, type)));
  }

  private static long[] longs(String what, JsonNode node) throws UnreadableWeights {
    if (!node.isArray()) {
      throw new UnreadableWeights(what + " must be a list of numbers, was " + shown(node));
    }
    var numbers = new long[node.size()];
    for (int i = 0; i < numbers.length; i++) {
      var number = node.get(i);
      if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
        throw new UnreadableWeights(what + " must be whole numbers from 0 on, was " + shown(node));
      }
      numbers[i] = number.longValue();
    }
    return numbers;
  }

  private static String text(String what, JsonNode node) throws UnreadableWeights {
    if (!node.isString()) {
      throw new UnreadableWeights(what + " must be a text, was " + shown(node));
    }
    return node.stringValue();
  }

  private static String shown(JsonNode node) {
    if (node.isMissingNode()) {
      return "missing";
    }
    String json = node.toString();
    return json.length() > 80 ? json.substring(0, 80) + "…" : json;
  }
}
