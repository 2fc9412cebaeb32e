package io.graft.training;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Limited-memory BFGS for smooth convex functions (Liu and Nocedal, 1989), with a line search that
 * halves its step until the function has fallen enough (Armijo).
 */
class Lbfgs {
  private static final double ENOUGH = 1e-4;
  private static final int HALVINGS = 30;

  private final int history;
  private final int iterations;
  private final double tolerance;

  /**
   * @param tolerance largest component of the gradient at which the search ends
   */
  Lbfgs(int history, int iterations, double tolerance) {
    this.history = history;
    this.iterations = iterations;
    this.tolerance = tolerance;
  }

  /** A function and its gradient. */
  interface Objective {
    /**
     * @param gradient is written
     */
    double at(double[] x, double[] gradient);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Pair(double[] step, double[] change, double rho) {}

  /** Where the search from {@code x} ends; {@code x} itself is not changed. */
  double[] minimise(Objective objective, double[] start) {
    double[] x = start.clone();
    var gradient = new double[x.length];
    double value = objective.at(x, gradient);
    Deque<Pair> pairs = new ArrayDeque<>();
    for (int i = 0; i < iterations && largest(gradient) > tolerance; i++) {
      double[] direction = direction(gradient, pairs);
      double slope = dot(direction, gradient);
      double step = pairs.isEmpty() ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
      var next = new double[x.length];
      var nextGradient = new double[x.length];
      double nextValue = Double.POSITIVE_INFINITY;
      for (int halving = 0; halving < HALVINGS; halving++, step /= 2) {
        add(x, direction, step, next);
        nextValue = objective.at(next, nextGradient);
        if (nextValue <= value + ENOUGH * step * slope) {
          break;
        }
      }
      if (!(nextValue < value)) {
        break; // as low as the numbers allow
      }
      remember(pairs, x, next, gradient, nextGradient);
      x = next;
      gradient = nextGradient;
      value = nextValue;
    }
    return x;
  }

  /**
   * The two-loop recursion: the gradient times minus the inverse Hessian, as far as it is known.
   */
  private static double[] direction(double[] gradient, Deque<Pair> pairs) {
    double[] q = gradient.clone();
    var alphas = new ArrayDeque<Double>();
    for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); ) {
      var pair = newest.next();
      double alpha = pair.rho() * dot(pair.step(), q);
      alphas.push(alpha);
      add(q, pair.change(), -alpha, q);
    }
    var last = pairs.peekLast();
    double scale = last == null ? 1 : 1 / (last.rho() * dot(last.change(), last.change()));
    for (int i = 0; i < q.length; i++) {
      q[i] *= scale;
    }
    for (var pair : pairs) {
      double beta = pair.rho() * dot(pair.change(), q);
      add(q, pair.step(), alphas.pop() - beta, q);
    }
    for (int i = 0; i < q.length; i++) {
      q[i] = -q[i];
    }
    return q;
  }

  private void remember(
      Deque<Pair> pairs, double[] x, double[] next, double[] gradient, double[] nextGradient) {
    var step = new double[x.length];
    var change = new double[x.length];
    add(next, x, -1, step);
    add(nextGradient, gradient, -1, change);
    double curvature = dot(step, change);
    if (curvature > 1e-12) {
      pairs.addLast(new Pair(step, change, 1 / curvature));
      if (pairs.size() > history) {
        pairs.removeFirst();
      }
    }
  }

  private static void add(double[] a, double[] b, double factor, double[] sum) {
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + factor * b[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double largest(double[] a) {
    double largest = 0;
    for (double value : a) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
