package io.graft.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The few opcodes of Python's pickle protocol 2 that a TorchScript archive needs. Objects are
 * written in the order in which they are read; nothing is remembered or shared.
 */
final class Pickle {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Pickle() {
    out.write(0x80);
    out.write(2);
  }

  byte[] toBytes() {
    var end = new ByteArrayOutputStream();
    end.writeBytes(out.toByteArray());
    end.write('.');
    return end.toByteArray();
  }

  Pickle text(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    out.write('X');
    return int32(bytes.length).raw(bytes);
  }

  Pickle bool(boolean value) {
    out.write(value ? 0x88 : 0x89);
    return this;
  }

  Pickle integer(long value) {
    if (value == (int) value) {
      out.write('J');
      return int32((int) value);
    }
    out.write(0x8a);
    out.write(Long.BYTES);
    return raw(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
  }

  /** A tuple: call with what lies between. */
  Pickle tuple(Runnable items) {
    out.write('(');
    items.run();
    out.write('t');
    return this;
  }

  Pickle integers(long[] values) {
    return tuple(
        () -> {
          for (long value : values) {
            integer(value);
          }
        });
  }

  Pickle global(String module, String name) {
    return raw(("c" + module + "\n" + name + "\n").getBytes(UTF_8));
  }

  /** What the loader finds by the tuple written just before. */
  Pickle persistent() {
    out.write('Q');
    return this;
  }

  /** Calls the global written before with the tuple written just before. */
  Pickle call() {
    out.write('R');
    return this;
  }

  /** An object of a class without constructor arguments, whose fields are the calls between. */
  Pickle object(String module, String name, Runnable fields) {
    global(module, name);
    out.write(')'); // no arguments
    out.write(0x81); // new
    out.write('}'); // an empty dictionary,
    out.write('('); // filled with names and values
    fields.run();
    out.write('u');
    out.write('b'); // becomes the object's fields
    return this;
  }

  private Pickle int32(int value) {
    return raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }

  private Pickle raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }
}
