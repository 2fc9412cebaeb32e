package io.graft.dataset;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The path of a file in an archive: names joined by '/', none of which leads out of it. */
record EntryPath(List<String> names) {

  /**
   * Refuses every name that could mean a place outside of the folder it is unpacked to. Nothing is
   * unpacked here, but such an archive was made to harm, or by a tool that gets other names wrong
   * too.
   */
  static EntryPath of(String name) throws BadArchive {
    if (name.startsWith("/") || name.matches("(?s)[A-Za-z]:.*")) {
      throw unsafe(name, "is absolute");
    }
    if (name.contains("\\")) {
      throw unsafe(name, "has a backslash");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw unsafe(name, "has a control character");
    }
    var names =
        Arrays.stream(Normalizer.normalize(name, Normalizer.Form.NFC).split("/"))
            .filter(part -> !part.isEmpty() && !part.equals("."))
            .toList();
    if (names.contains("..")) {
      throw unsafe(name, "leads out of the archive");
    }
    return new EntryPath(names);
  }

  private static BadArchive unsafe(String name, String why) {
    return new BadArchive(
        "unsafe-archive",
        "the name '%s' in the archive %s; pack the folder itself with relative names joined by '/'"
            .formatted(printable(name), why));
  }

  /** What file managers leave behind, and what is hidden. */
  boolean isClutter() {
    return names.isEmpty()
        || names.contains("__MACOSX")
        || names.stream().anyMatch(name -> name.startsWith("."))
        || List.of("Thumbs.db", "desktop.ini").contains(names.getLast());
  }

  private static String printable(String name) {
    return name.codePoints()
        .limit(200)
        .mapToObj(c -> Character.isISOControl(c) ? "·" : Character.toString(c))
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return String.join("/", names);
  }
}
