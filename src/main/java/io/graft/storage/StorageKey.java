package io.graft.storage;

import java.util.regex.Pattern;

/**
 * A path of names below the root of a {@link Storage}, such as {@code projects/7f3/samples.pack}.
 */
public record StorageKey(String value) {
  private static final Pattern FORM =
      Pattern.compile("[a-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*");

  public StorageKey {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a storage key is names of letters, digits, '.', '_' and '-' joined by '/', was '"
              + value
              + "'");
    }
  }

  public StorageKey resolve(String name) {
    return new StorageKey(value + "/" + name);
  }

  @Override
  public String toString() {
    return value;
  }
}
