package io.graft.backbone;

import io.graft.web.FieldError;
import io.graft.web.Problem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody may call a backbone: it is part of an address. */
final class BackboneName {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  private BackboneName() {}

  static String requireValid(@Nullable String name) {
    if (name == null || !FORM.matcher(name).matches()) {
      var rule =
          "must be 1 to 64 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit, was %s"
              .formatted(name);
      throw Problem.badRequest("invalid-request", "name " + rule)
          .with(List.of(new FieldError("name", rule)));
    }
    return name;
  }

  static Problem taken(String name) {
    return Problem.conflict(
        "name-taken",
        "there is a backbone %s already, and backbones do not change; take another name"
            .formatted(name));
  }
}
