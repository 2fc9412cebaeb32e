package io.graft.demo;

import java.util.List;
import java.util.Locale;

/**
 * The kinds of things that are drawn, part by part from behind to the front, each about 60 units
 * wide around the origin, y downwards.
 */
enum Motif {
  BIRDS(
      """
      b M 12 0 L 34 -8 L 36 0 L 32 5 L 12 12 Z
      dark /1.6 M 0 16 L -2 29 L -8 30 M -2 29 L 3 30
      dark /1.6 M 6 15 L 6 29 L 0 31 M 6 29 L 11 30
      a M -19 -8 C -20 8 -12 19 2 18 C 14 17 22 10 24 2 C 12 -2 4 -8 -4 -14 Z
      a O -12 -14 10.5 9.5
      c M -21 -19 L -34 -13 L -21 -10 Z
      b M -5 -4 C 4 -10 18 -4 28 10 C 14 15 -2 13 -5 -4 Z
      dark /1 ? M 2 4 Q 10 10 20 9
      light O -15 -16 3 3
      dark O -15.6 -16 1.7 1.7
      """),
  BOATS(
      """
      dark /2.2 M 0 14 L 0 -34
      b M 3 -32 Q 22 -16 26 6 L 3 6 Z
      c M -3 -26 Q -8 -8 -22 6 L -3 6 Z
      a M -33 10 L 33 10 Q 30 22 20 27 L -20 27 Q -29 22 -33 10 Z
      c ? M 0 -34 L 11 -31 L 0 -28 Z
      light /1.6 ? M -31 15 L 31 15
      light /2 ? M -34 28 Q -26 24 -18 28 Q -10 32 -2 28 Q 6 24 14 28 Q 22 32 32 28
      """),
  BUTTERFLIES(
      """
      dark /1.2 | M 0 -14 Q -3 -25 -11 -30
      b | M 0 2 C -12 0 -28 8 -25 20 C -21 33 -4 24 0 8 Z
      a | M 0 -4 C -6 -30 -33 -34 -34 -16 C -34 -2 -14 6 0 3 Z
      c | O -22 -15 5.5 5
      light | ? O -14 -8 3 3
      c | ? O -16 17 4 4
      dark O 0 2 2.8 16
      """),
  CARS(
      """
      a M -35 13 L -35 3 C -35 -2 -28 -4 -21 -5 L -12 -18 C -9 -20 12 -20 15 -18 L 24 -5 C 32 -4 36 0 36 6 L 36 13 Z
      light M -15 -6 L -9 -15 L 0 -15 L 0 -6 Z
      light M 4 -6 L 4 -15 L 12 -15 L 18 -6 Z
      dark /1.2 M 2 -5 L 2 10
      dark ? M 5 -1 L 10 -1 L 10 0.6 L 5 0.6 Z
      b O 33 3 2.6 3
      c ? M -35 7 L 36 7 L 36 10 L -35 10 Z
      dark O -19 13 8.4 8.4
      dark O 19 13 8.4 8.4
      light O -19 13 4 4
      light O 19 13 4 4
      """),
  CATS(
      """
      a /5.5 M 10 25 C 32 30 33 8 25 0
      a M -7 -6 C -15 8 -19 24 -14 31 L 14 31 C 19 24 15 8 7 -6 Z
      a | M -14 -14 L -15 -33 L -2 -23 Z
      b | M -12 -20 L -12.6 -29 L -6 -24 Z
      a O 0 -14 15 12
      light ? M -5 2 Q 0 -4 5 2 Q 6 14 0 20 Q -6 14 -5 2 Z
      light | O -6 -16 3.6 3.6
      dark | O -6 -16 1.3 3.2
      c M -2.4 -10.5 L 2.4 -10.5 L 0 -7.5 Z
      dark /0.9 | M -5 -9 L -20 -12 M -5 -8 L -20 -6
      dark /1.2 | M -4 31 L -4 22
      """),
  CUPS(
      """
      c ? M -28 25 Q 0 34 28 25 Q 0 21 -28 25 Z
      a /5 M 19 -12 C 36 -14 35 12 16 12
      a M -21 -19 L -17 20 Q 0 30 17 20 L 21 -19 Z
      b ? M -20 -6 Q 0 3 20 -6 L 19 4 Q 0 13 -19 4 Z
      light O 0 -19 21 6
      c O 0 -18 17.5 4
      light /1.8 ? M -6 -25 Q -11 -30 -6 -34 M 4 -25 Q -1 -30 4 -35
      """),
  FISH(
      """
      b M 16 0 L 34 -15 Q 28 0 34 15 Z
      b M -8 -11 Q 2 -26 14 -20 L 10 -7 Z
      b M -2 12 L 8 22 L 10 8 Z
      a M -32 1 C -20 -20 8 -20 22 0 C 8 20 -20 18 -32 1 Z
      c ? M -4 -14 Q 2 0 -4 14 L 0 14 Q 7 0 0 -14 Z
      c ? M 6 -12 Q 11 0 6 12 L 9 11 Q 15 0 9 -10 Z
      dark /1.3 M -15 -11 Q -8 0 -15 11
      light O -22 -3 3.8 3.8
      dark O -22.6 -3 2 2
      """),
  HOUSES(
      """
      c M 11 -30 L 19 -30 L 19 -8 L 11 -8 Z
      a M -24 -6 L 24 -6 L 24 29 L -24 29 Z
      b M -31 -5 L -2 -31 L 2 -31 L 31 -5 Z
      c M -16 8 L -5 8 L -5 29 L -16 29 Z
      light M 4 5 L 17 5 L 17 17 L 4 17 Z
      dark /1.1 M 10.5 5 L 10.5 17 M 4 11 L 17 11
      light ? O 0 -15 4.5 4.5
      dark ? O -7.5 19 1.2 1.2
      """);

  @SuppressWarnings("ImmutableEnumChecker") // a list that nobody changes
  private final List<Part> parts;

  Motif(String parts) {
    this.parts = Part.of(parts);
  }

  List<Part> parts() {
    return parts;
  }

  /** The name of the class, and of its folder. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
