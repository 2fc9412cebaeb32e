package io.graft.access;

/** Who is asking, and in which project. Controllers take it as an argument. */
public record Principal(String name, ProjectId project) {
  static final Principal LOCAL = new Principal("local", ProjectId.LOCAL);
}
