package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.backbone.input.Pixels;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@GraftTest
class ThumbnailTests {
  @Autowired MockMvcTester http;
  @Autowired Ingestions ingestions;
  @Autowired Thumbnails thumbnails;

  /** Red at the top, blue at the bottom, as it is stored. */
  private static byte[] stored(String format, int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var canvas = image.createGraphics();
    canvas.setColor(Color.RED);
    canvas.fillRect(0, 0, width, height / 2);
    canvas.setColor(Color.BLUE);
    canvas.fillRect(0, height / 2, width, height);
    canvas.dispose();
    return Drawn.encoded(image, format);
  }

  /** The same picture, of a camera that was turned: to be shown turned right by 90°. */
  private static byte[] turned(byte[] jpeg) {
    var exif =
        new byte[] {
          'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0,
          6, 0, 0, 0, 0, 0, 0
        };
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (exif.length + 2)});
    out.writeBytes(exif);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  private static BufferedImage decoded(byte[] jpeg) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }

  @ParameterizedTest
  @CsvSource({
    "640, 480, 160, 160, 120",
    "480, 640, 160, 120, 160",
    "100, 50, 160, 100, 50",
    "1000, 3, 100, 100, 1",
    "33, 33, 16, 16, 16"
  })
  void fitIntoTheSquareWithTheirProportions(
      int width, int height, int side, int fittingWidth, int fittingHeight) {
    var fitting = Thumbnails.fit(new Pixels(width, height, new byte[3 * width * height]), side);

    assertThat(fitting.width()).isEqualTo(fittingWidth);
    assertThat(fitting.height()).isEqualTo(fittingHeight);
  }

  @Test
  void keepTheirColours() throws Exception {
    var small = decoded(thumbnails.jpeg(stored("png", 300, 200), 30));

    assertThat(small.getWidth()).isEqualTo(30);
    assertThat(small.getHeight()).isEqualTo(20);
    assertThat(new Color(small.getRGB(15, 3)).getRed()).isGreaterThan(200);
    assertThat(new Color(small.getRGB(15, 3)).getBlue()).isLessThan(60);
    assertThat(new Color(small.getRGB(15, 16)).getBlue()).isGreaterThan(200);
  }

  @Test
  void areUpright() throws Exception {
    var small = decoded(thumbnails.jpeg(turned(stored("jpg", 300, 200)), 30));

    assertThat(small.getWidth()).isEqualTo(20);
    assertThat(small.getHeight()).isEqualTo(30);
    // the top of what is stored is at the right of what is seen
    assertThat(new Color(small.getRGB(16, 15)).getRed()).isGreaterThan(200);
    assertThat(new Color(small.getRGB(3, 15)).getBlue()).isGreaterThan(200);
  }

  /** The address of the content of a sample. */
  private String sample() throws Exception {
    var files =
        Map.of(
            "ants/0.png", stored("png", 300, 200),
            "ants/1.png", Drawn.png(1),
            "bees/0.png", Drawn.png(2),
            "bees/1.png", Drawn.png(3));
    var form = new Multipart().file("file", "a.zip", Drawn.zip(files)).text("name", "ants");
    var taken =
        http.post()
            .uri("/api/v1/datasets")
            .contentType(Multipart.CONTENT_TYPE)
            .content(form.bytes())
            .exchange();
    ingestions.settle();
    return Objects.requireNonNull(taken.getResponse().getHeader("Location"))
        + "/versions/1/samples/0/content";
  }

  @Test
  void areKeptByBrowsers() throws Exception {
    var address = sample();

    var result = http.get().uri(address + "?size=64").exchange();
    var tag = Objects.requireNonNull(result.getResponse().getHeader(HttpHeaders.ETAG));

    assertThat(result)
        .hasStatusOk()
        .hasContentType(MediaType.IMAGE_JPEG)
        .hasHeader("Cache-Control", "max-age=31536000, private, immutable")
        .hasHeader("X-Content-Type-Options", "nosniff");
    assertThat(tag).isEqualTo("\"%s-64\"".formatted(Inspection.sha256(stored("png", 300, 200))));
    assertThat(decoded(result.getResponse().getContentAsByteArray()).getWidth()).isEqualTo(64);
    var again =
        http.get().uri(address + "?size=64").header(HttpHeaders.IF_NONE_MATCH, tag).exchange();
    assertThat(again)
        .hasStatus(304)
        .hasHeader("ETag", tag)
        .hasHeader("Cache-Control", "max-age=31536000, private, immutable")
        .body()
        .isEmpty();
    assertThat(http.get().uri(address + "?size=65").header(HttpHeaders.IF_NONE_MATCH, tag))
        .hasStatusOk();
    assertThat(http.get().uri(address).header(HttpHeaders.IF_NONE_MATCH, tag)).hasStatusOk();
  }

  @ParameterizedTest
  @ValueSource(strings = {"15", "513", "large"})
  void haveSizesFrom16To512(String size) throws Exception {
    assertThat(http.get().uri(sample() + "?size=" + size))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .startsWith("size must be");
  }
}
