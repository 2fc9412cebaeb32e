package io.graft.training;

/** A knob of a plan has a value it cannot have; the message starts with the knob's name. */
public class InvalidSetting extends IllegalArgumentException {
  private final String field;

  public InvalidSetting(String field, String rule, Object value) {
    super("%s must be %s, was %s".formatted(field, rule, value));
    this.field = field;
  }

  public String field() {
    return field;
  }

  static void require(boolean right, String field, String rule, Object value) {
    if (!right) {
      throw new InvalidSetting(field, rule, value);
    }
  }
}
