package io.graft.backbone.input;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.jspecify.annotations.Nullable;

/**
 * The ImageIO side of reading. The JDK's readers go first, being faster; those of TwelveMonkeys
 * read WebP and the JPEGs that the JDK stumbles over.
 */
final class Readers {
  private static final Map<PictureFormat, List<ImageReaderSpi>> PROVIDERS = find();

  private Readers() {}

  interface Reading<T> {
    T read(ImageReader reader) throws IOException;
  }

  static <T> T read(PictureFormat format, byte[] picture, Reading<T> reading)
      throws UnreadablePicture {
    @Nullable Exception last = null;
    for (var provider : PROVIDERS.getOrDefault(format, List.of())) {
      try {
        return read(provider, picture, reading);
      } catch (UnreadablePicture e) {
        throw e;
      } catch (EOFException e) {
        throw new UnreadablePicture("is cut short: the %s ends too early".formatted(format), e);
      } catch (IOException | RuntimeException e) { // readers meet damaged files with either
        last = e;
      }
    }
    String why = last == null || last.getMessage() == null ? "it is damaged" : last.getMessage();
    throw new UnreadablePicture("cannot be decoded as %s: %s".formatted(format, why), last);
  }

  private static <T> T read(ImageReaderSpi provider, byte[] picture, Reading<T> reading)
      throws IOException {
    var reader = provider.createReaderInstance();
    var warnings = new ArrayList<String>();
    try (var input = new Bytes(picture)) {
      reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
      reader.setInput(input, true, true);
      T result = reading.read(reader);
      if (lacksPixels(warnings)) {
        throw new EOFException();
      }
      return result;
    } finally {
      reader.dispose();
    }
  }

  /**
   * libjpeg paints what is missing grey and only warns; a missing end marker alone loses nothing.
   */
  private static boolean lacksPixels(List<String> warnings) {
    return warnings.stream().anyMatch(warning -> warning.startsWith("Truncated File"))
        && warnings.stream().anyMatch(warning -> warning.contains("premature end"));
  }

  private static Map<PictureFormat, List<ImageReaderSpi>> find() {
    ImageIO.setUseCache(false);
    var registry = IIORegistry.getDefaultInstance();
    // Found with our own class loader: the thread's may be another one, that of a packaged jar's
    // launcher or of a pool, and would not see the libraries.
    for (var spi : ServiceLoader.load(ImageReaderSpi.class, Readers.class.getClassLoader())) {
      if (registry.getServiceProviderByClass(spi.getClass()) == null) {
        registry.registerServiceProvider(spi);
      }
    }
    var providers = new EnumMap<PictureFormat, List<ImageReaderSpi>>(PictureFormat.class);
    registry
        .getServiceProviders(ImageReaderSpi.class, false)
        .forEachRemaining(
            spi -> {
              for (var format : PictureFormat.values()) {
                if (Arrays.asList(spi.getFormatNames())
                    .contains(format.name().toLowerCase(Locale.ROOT))) {
                  providers.computeIfAbsent(format, _ -> new ArrayList<>()).add(spi);
                }
              }
            });
    var jdkFirst =
        Comparator.comparing(
            (ImageReaderSpi spi) -> spi.getClass().getModule() != ImageIO.class.getModule());
    providers.values().forEach(spis -> spis.sort(jdkFirst));
    return providers;
  }
}
