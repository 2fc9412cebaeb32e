package io.graft.access;

import java.util.UUID;

/** Everything somebody made belongs to a project; projects do not see each other. */
public record ProjectId(UUID value) {
  /** The project of a service without keys; migration V1 creates it. */
  public static final ProjectId LOCAL = new ProjectId(new UUID(0, 1));

  @Override
  public String toString() {
    return value.toString();
  }
}
