import { shorterSide } from './snippets.js'

/** Pillow's filters as Java expressions of x, how far a neighbour is, and how far they reach. */
const filters = {
  BILINEAR: ['1', 'Math.max(0, 1 - x)'],
  BICUBIC: ['2', 'x < 1 ? (1.5 * x - 2.5) * x * x + 1 : x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0'],
}

const filtered = ([reach, weight]) => `
  /** Antialiased as Pillow does it; of each pixel of the wanted part, first its place, then weights of 22 bits. */
  static int[][] taps(int length, int full, int from) {
    double scale = (double) length / full, stretch = Math.max(scale, 1), reach = ${reach} * stretch;
    int[][] taps = new int[SIZE][];
    for (int i = 0; i < SIZE; i++) {
      if (length == full) { taps[i] = new int[] {from + i, 1 << 22}; continue; }
      double centre = (from + i + 0.5) * scale, sum = 0;
      int start = Math.max(0, (int) (centre - reach + 0.5)), end = Math.min(length, (int) (centre + reach + 0.5));
      double[] weights = new double[end - start];
      for (int j = 0; j < weights.length; j++) sum += weights[j] = weight(Math.abs((start + j - centre + 0.5) / stretch));
      taps[i] = new int[1 + weights.length];
      taps[i][0] = start;
      for (int j = 0; j < weights.length; j++) {
        double weight = weights[j] / sum;
        taps[i][j + 1] = (int) (weight * (1 << 22) + Math.copySign(0.5, weight));
      }
    }
    return taps;
  }

  static double weight(double x) { return ${weight}; }
`

const nearest = `
  /** Of each pixel of the wanted part, the place of the one it copies, and a weight of 22 bits. */
  static int[][] taps(int length, int full, int from) {
    double scale = (double) length / full;
    int[][] taps = new int[SIZE][];
    for (int i = 0; i < SIZE; i++) taps[i] = new int[] {Math.min(length - 1, (int) ((from + i + 0.5) * scale)), 1 << 22};
    return taps;
  }
`

/** Java's strings are written as those of JSON; some to a line. */
const literals = names => {
  const lines = ['']
  for (const name of names) {
    if (lines.at(-1).length > 80) lines.push('')
    lines[lines.length - 1] += `${JSON.stringify(name)}, `
  }
  return lines.map(line => line.trimEnd()).join('\n    ')
}

export function java(model, origin) {
  const { input, classes } = model
  const version = model.provenance.versions.onnxruntime ?? '1.28.0'
  const filter = filters[input.interpolation]
  return `// curl -O https://repo1.maven.org/maven2/com/microsoft/onnxruntime/onnxruntime/${version}/onnxruntime-${version}.jar
// curl -o model.onnx ${origin}/api/v1/models/${model.id}/artifacts/onnx
// java -cp onnxruntime-${version}.jar Predict.java photo.jpg     (Java 17 or later)
import ai.onnxruntime.*;
import java.awt.image.*;
import java.io.File;
import java.nio.ByteBuffer;
import java.util.*;
import javax.imageio.ImageIO;

class Predict {
  static final int SHORTER = ${shorterSide(input)}, SIZE = ${input.size};
  static final String[] CLASSES = {
    ${literals(classes)}
  };

  public static void main(String[] args) throws Exception {
    var environment = OrtEnvironment.getEnvironment();
    long[] shape = {1, SIZE, SIZE, 3};
    try (var session = environment.createSession("model.onnx");
        var image = OnnxTensor.createTensor(environment, prepare(new File(args[0])), shape, OnnxJavaType.UINT8);
        var result = session.run(Map.of("image", image), Set.of("probabilities"))) {
      float[] probabilities = ((float[][]) result.get(0).getValue())[0];
      var order = new ArrayList<Integer>();
      for (int i = 0; i < CLASSES.length; i++) order.add(i);
      order.sort((one, other) -> Float.compare(probabilities[other], probabilities[one]));
      for (int i : order.subList(0, Math.min(10, CLASSES.length)))
        System.out.printf(Locale.ROOT, "%.4f  %s%n", probabilities[i], CLASSES[i]);
    }
  }

  /** RGB bytes [SIZE, SIZE, 3]; mean and std are inside the model. Turn photos that lie on their side before. */
  static ByteBuffer prepare(File file) throws Exception {
    BufferedImage picture = ImageIO.read(file);
    int width = picture.getWidth(), height = picture.getHeight(), shorter = Math.min(width, height);
    int newWidth = (int) ((long) SHORTER * width / shorter), newHeight = (int) ((long) SHORTER * height / shorter);
    int left = (int) Math.rint((newWidth - SIZE) / 2.0), top = (int) Math.rint((newHeight - SIZE) / 2.0);
    int[] rgb = picture.getRGB(0, 0, width, height, null, 0, width);
    var raster = picture.getRaster();
    if (raster.getNumBands() < 3 && !(picture.getColorModel() instanceof IndexColorModel)) {
      int bits = raster.getSampleModel().getSampleSize(0); // of greys; getRGB shifts them to another gamma
      for (int i = 0; i < rgb.length; i++) {
        int level = raster.getSample(i % width, i / width, 0);
        rgb[i] = rgb[i] & 0xff000000 | 0x10101 * (bits > 8 ? level >> bits - 8 : level * 255 / ((1 << bits) - 1));
      }
    }
    int[][] across = taps(width, newWidth, left), down = taps(height, newHeight, top);
    int[] narrow = new int[height * SIZE * 3];
    for (int y = 0; y < height; y++)
      for (int x = 0; x < SIZE; x++)
        for (int c = 0; c < 3; c++) {
          int sum = 1 << 21;
          for (int t = 1; t < across[x].length; t++)
            sum += channel(rgb[y * width + across[x][0] + t - 1], c) * across[x][t];
          narrow[(y * SIZE + x) * 3 + c] = Math.max(0, Math.min(255, sum >> 22));
        }
    var out = ByteBuffer.allocateDirect(SIZE * SIZE * 3);
    for (int y = 0; y < SIZE; y++)
      for (int x = 0; x < SIZE * 3; x++) {
        int sum = 1 << 21;
        for (int t = 1; t < down[y].length; t++) sum += narrow[(down[y][0] + t - 1) * SIZE * 3 + x] * down[y][t];
        out.put((byte) Math.max(0, Math.min(255, sum >> 22)));
      }
    return out.flip();
  }

  /** Red, green or blue, laid over white where the picture is clear. */
  static int channel(int argb, int c) {
    int alpha = argb >>> 24, level = argb >> 16 - 8 * c & 255;
    return alpha == 255 ? level : (level * alpha + 255 * (255 - alpha) + 127) / 255;
  }
${filter ? filtered(filter) : nearest}}
`
}
