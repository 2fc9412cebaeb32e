package io.graft.network;

import io.graft.network.Layer.Activation;
import io.graft.network.Layer.BatchNorm2d;
import io.graft.network.Layer.Conv2d;
import io.graft.network.Layer.Dropout;
import io.graft.network.Layer.Linear;
import io.graft.network.Layer.MaxPool2d;
import io.graft.network.Layer.Residual;
import io.graft.network.Layer.Sequential;

/**
 * What layers do for one example.
 *
 * @param out shape of what they answer, {@code [C, H, W]} or {@code [features]}
 * @param macs multiplications with an addition each; those of convolutions and linear layers, as
 *     papers count them
 * @param elements numbers that all layers inside answer together, which training keeps for the
 *     gradients
 */
public record Work(Shape out, long macs, long elements) {

  static Work of(Layer layer, Shape in) {
    return switch (layer) {
      case Conv2d conv -> {
        var out = window(conv.out(), in, conv.kernel(), conv.stride(), conv.padding());
        long each = (long) conv.in() / conv.groups() * conv.kernel() * conv.kernel();
        yield new Work(out, out.elements() * each, out.elements());
      }
      case Linear linear ->
          new Work(Shape.of(linear.out()), (long) linear.in() * linear.out(), linear.out());
      case MaxPool2d pool -> {
        var out = window((int) in.size(0), in, pool.kernel(), pool.stride(), pool.padding());
        yield new Work(out, 0, out.elements());
      }
      case BatchNorm2d _, Activation _, Dropout _ -> new Work(in, 0, in.elements());
      case Residual residual -> {
        var body = of(residual.body(), in);
        yield body.and(of(residual.shortcut(), in)).and(new Work(body.out, 0, body.out.elements()));
      }
      case Sequential sequential -> {
        var all = new Work(in, 0, 0);
        for (var inner : sequential.layers()) {
          all = all.and(of(inner, all.out));
        }
        yield all;
      }
    };
  }

  /** This, and then other work. */
  Work and(Work next) {
    return new Work(next.out, macs + next.macs, elements + next.elements);
  }

  private static Shape window(int channels, Shape in, int kernel, int stride, Padding padding) {
    int side = padding.side(Math.toIntExact(in.size(1)), kernel, stride);
    return Shape.of(channels, side, side);
  }
}
