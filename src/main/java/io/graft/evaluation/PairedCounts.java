package io.graft.evaluation;

/** How often two models are right on the same pictures. */
record PairedCounts(int bothRight, int onlyA, int onlyB, int bothWrong) {

  int examples() {
    return bothRight + onlyA + onlyB + bothWrong;
  }

  int rightA() {
    return bothRight + onlyA;
  }

  int rightB() {
    return bothRight + onlyB;
  }

  double accuracyA() {
    return (double) rightA() / examples();
  }

  double accuracyB() {
    return (double) rightB() / examples();
  }

  /** Of B over A. */
  double difference() {
    return (double) (onlyB - onlyA) / examples();
  }
}
