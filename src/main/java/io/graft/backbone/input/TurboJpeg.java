package io.graft.backbone.input;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The libjpeg-turbo of this machine, where there is one. It decodes with SIMD, to the same bytes as
 * the JDK's libjpeg: its slow inverse DCT and smooth upsampling are exact copies. What it cannot
 * read without a warning, and the samplings where the two differ, it leaves to the JDK.
 *
 * @see <a href="https://rawcdn.githack.com/libjpeg-turbo/libjpeg-turbo/2.1.5/doc/html/index.html">
 *     TurboJPEG 2.1</a>
 */
final class TurboJpeg {
  /** On Linux and macOS; on Windows the sizes of its functions are of 32 bits. */
  private static final List<String> NAMES =
      List.of(
          "libturbojpeg.so.0",
          "libturbojpeg.dylib",
          "/opt/homebrew/lib/libturbojpeg.dylib",
          "/usr/local/lib/libturbojpeg.dylib");

  private static final Optional<TurboJpeg> FOUND = find();

  /** Larger ones would be in memory twice, here and on the heap, and are few. */
  private static final long MOST_PIXELS = 16_000_000;

  private static final int SAMPLING_420 = 2; // 0 is 4:4:4, 1 is 4:2:2
  private static final int SAMPLING_GREY = 3;
  private static final int RGB = 0;
  private static final int ACCURATE_DCT = 4096;
  private static final int STOP_ON_WARNING = 8192;

  private final MethodHandle open;
  private final MethodHandle header;
  private final MethodHandle decompress;
  private final MethodHandle close;

  private TurboJpeg(SymbolLookup library) {
    open = function(library, "tjInitDecompress", FunctionDescriptor.of(ADDRESS));
    header =
        function(
            library,
            "tjDecompressHeader3",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    decompress =
        function(
            library,
            "tjDecompress2",
            FunctionDescriptor.of(
                JAVA_INT,
                new MemoryLayout[] {
                  ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
                  JAVA_INT
                }));
    close = function(library, "tjDestroy", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  }

  static Optional<TurboJpeg> found() {
    return FOUND;
  }

  /** The stored pixels; empty for what is left to the JDK, and what that has to refuse. */
  Optional<Pixels> decode(byte[] jpeg, long maxPixels) {
    try (var memory = Arena.ofConfined()) {
      var decoder = (MemorySegment) open.invokeExact();
      if (decoder.equals(MemorySegment.NULL)) {
        return Optional.empty();
      }
      try {
        return decode(decoder, memory.allocateFrom(JAVA_BYTE, jpeg), maxPixels, memory);
      } finally {
        int _ = (int) close.invokeExact(decoder);
      }
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable impossible) { // a call by method handle declares any
      throw new IllegalStateException("libjpeg-turbo could not be called", impossible);
    }
  }

  private Optional<Pixels> decode(
      MemorySegment decoder, MemorySegment jpeg, long maxPixels, Arena memory) throws Throwable {
    var said = memory.allocate(JAVA_INT, 4);
    int wrong =
        (int)
            header.invokeExact(
                decoder,
                jpeg,
                jpeg.byteSize(),
                said,
                said.asSlice(4),
                said.asSlice(8),
                said.asSlice(12));
    int width = said.getAtIndex(JAVA_INT, 0);
    int height = said.getAtIndex(JAVA_INT, 1);
    int sampling = said.getAtIndex(JAVA_INT, 2);
    if (wrong != 0
        || (sampling > SAMPLING_420 && sampling != SAMPLING_GREY)
        || (long) width * height > Math.min(maxPixels, MOST_PIXELS)) {
      return Optional.empty();
    }
    var pixels = memory.allocate(Pixels.length(width, height));
    int flags = ACCURATE_DCT | STOP_ON_WARNING;
    wrong =
        (int)
            decompress.invokeExact(
                decoder, jpeg, jpeg.byteSize(), pixels, width, 3 * width, height, RGB, flags);
    return wrong == 0
        ? Optional.of(new Pixels(width, height, pixels.toArray(JAVA_BYTE)))
        : Optional.empty();
  }

  @SuppressWarnings("restricted") // the manifest allows native access, as PyTorch needs it too
  private static Optional<TurboJpeg> find() {
    for (var name : NAMES) {
      try {
        return Optional.of(new TurboJpeg(SymbolLookup.libraryLookup(name, Arena.global())));
      } catch (IllegalArgumentException | NoSuchElementException absent) {
        // by this name; the JDK's decoder does without
      }
    }
    return Optional.empty();
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(
      SymbolLookup library, String name, FunctionDescriptor signature) {
    return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), signature);
  }
}
