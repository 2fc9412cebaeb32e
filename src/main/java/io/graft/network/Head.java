package io.graft.network;

import io.graft.network.Layer.Activation;
import io.graft.network.Layer.Dropout;
import io.graft.network.Layer.Sequential;
import java.util.ArrayList;
import java.util.List;

/** What turns the features of the last stage into one logit per class. */
public sealed interface Head {

  Pooling pooling();

  int classes();

  /** The layers after the pool, named below {@code classifier} as a PyTorch Sequential would. */
  Sequential layers(String classifier, int features);

  static Head linear(int classes) {
    return new Linear(Pooling.AVG, 0, classes);
  }

  /** Dropout, then one linear layer. */
  record Linear(Pooling pooling, double dropout, int classes) implements Head {
    public Linear {
      refuseFewerThanOne("classes", classes);
    }

    @Override
    public Sequential layers(String classifier, int features) {
      var linear = new Layer.Linear(classifier, features, classes);
      return dropout > 0 ? Layer.sequence(new Dropout(dropout), linear) : Layer.sequence(linear);
    }
  }

  /** For each hidden size a linear layer, an activation and dropout; then the last linear layer. */
  record Mlp(
      Pooling pooling,
      List<Integer> hidden,
      ActivationFunction activation,
      double dropout,
      int classes)
      implements Head {
    public Mlp {
      hidden = List.copyOf(hidden);
      refuseFewerThanOne("classes", classes);
      refuseFewerThanOne("hidden layers", hidden.size());
      hidden.forEach(size -> refuseFewerThanOne("hidden size", size));
    }

    @Override
    public Sequential layers(String classifier, int features) {
      var layers = new ArrayList<Layer>();
      int in = features;
      for (int size : hidden) {
        layers.add(new Layer.Linear(classifier + "." + layers.size(), in, size));
        layers.add(new Activation(activation));
        layers.add(new Dropout(dropout));
        in = size;
      }
      layers.add(new Layer.Linear(classifier + "." + layers.size(), in, classes));
      return new Sequential(layers);
    }
  }

  private static void refuseFewerThanOne(String what, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, was " + count);
    }
  }
}
