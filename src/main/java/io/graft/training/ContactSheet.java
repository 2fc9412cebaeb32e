package io.graft.training;

import io.graft.backbone.input.Pixels;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Pictures of one size in rows and columns, with a line of text above each column and each row.
 * Small pictures are enlarged without smoothing.
 */
record ContactSheet(List<String> headings, List<String> captions, List<List<Pixels>> rows) {
  private static final int GAP = 4;
  private static final int LINE = 18;
  private static final int SMALLEST = 96;
  private static final int LARGEST = 256;

  byte[] png() throws IOException {
    int side = side(rows.getFirst().getFirst().width());
    var sheet =
        new BufferedImage(
            GAP + headings.size() * (side + GAP),
            LINE + rows.size() * (LINE + side + GAP),
            BufferedImage.TYPE_INT_RGB);
    var graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    draw(graphics, side);
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(sheet, "png", bytes);
    return bytes.toByteArray();
  }

  private void draw(Graphics2D graphics, int side) {
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        side < rows.getFirst().getFirst().width()
            ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
            : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.setColor(Color.GRAY);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    for (int column = 0; column < headings.size(); column++) {
      graphics.drawString(headings.get(column), GAP + column * (side + GAP), LINE - 5);
    }
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 12));
    for (int row = 0; row < rows.size(); row++) {
      int top = LINE + row * (LINE + side + GAP) + LINE;
      graphics.drawString(captions.get(row), GAP, top - 5);
      for (int column = 0; column < headings.size(); column++) {
        var picture = image(rows.get(row).get(column));
        graphics.drawImage(picture, GAP + column * (side + GAP), top, side, side, null);
      }
    }
  }

  private static int side(int width) {
    return width < SMALLEST ? width * Math.ceilDiv(SMALLEST, width) : Math.min(width, LARGEST);
  }

  private static BufferedImage image(Pixels pixels) {
    var image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgb = pixels.rgb();
    int[] colours = new int[pixels.width() * pixels.height()];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = (rgb[3 * i] & 255) << 16 | (rgb[3 * i + 1] & 255) << 8 | (rgb[3 * i + 2] & 255);
    }
    image.setRGB(0, 0, pixels.width(), pixels.height(), colours, 0, pixels.width());
    return image;
  }
}
