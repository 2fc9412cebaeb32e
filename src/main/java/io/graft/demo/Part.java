package io.graft.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a thing, as a line of text: its colour, what else there is to say of it, its outline.
 *
 * @param colour one of {@code a}, {@code b}, {@code c}, which are any; {@code dark} and {@code
 *     light}
 * @param width of its line, written {@code /2.5}; 0 for one that is filled
 * @param both {@code |}: its mirror image is there too
 * @param perhaps {@code ?}: not every thing of the kind has it
 */
record Part(String colour, double width, boolean both, boolean perhaps, List<String> outline) {

  static List<Part> of(String lines) {
    return lines.lines().map(Part::read).toList();
  }

  private static Part read(String line) {
    var words = new ArrayList<>(List.of(line.split(" +")));
    var colour = words.removeFirst();
    var both = words.remove("|");
    var perhaps = words.remove("?");
    double width = 0;
    if (words.getFirst().startsWith("/")) {
      width = Double.parseDouble(words.removeFirst().substring(1));
    }
    return new Part(colour, width, both, perhaps, List.copyOf(words));
  }
}
