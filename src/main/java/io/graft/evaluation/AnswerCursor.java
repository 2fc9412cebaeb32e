package io.graft.evaluation;

import io.graft.web.Cursor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The place of an answer in a list of answers, the most confident first; opaque on the wire.
 *
 * @param sample decides among equal probabilities
 */
record AnswerCursor(float probability, int sample) {
  static final Comparator<Answer> ORDER =
      Comparator.comparingDouble(Answer::probability).reversed().thenComparingInt(Answer::sample);

  /** Before every answer. */
  private static final AnswerCursor START = new AnswerCursor(Float.POSITIVE_INFINITY, -1);

  static AnswerCursor of(Answer answer) {
    return new AnswerCursor(answer.probability(), answer.sample());
  }

  static AnswerCursor parse(@Nullable String text) {
    if (text == null) {
      return START;
    }
    try {
      var parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("_", 2);
      return new AnswerCursor(Float.parseFloat(parts[0]), Integer.parseInt(parts[1]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
      throw Cursor.unknown(text);
    }
  }

  boolean isBefore(Answer answer) {
    return answer.probability() < probability
        || (answer.probability() == probability && answer.sample() > sample);
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((probability + "_" + sample).getBytes(StandardCharsets.UTF_8));
  }
}
