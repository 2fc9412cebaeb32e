package io.graft.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list; {@code next} is the cursor of the page after it, absent on the last. */
public record Page<T>(List<T> items, @Nullable String next) {

  /** Cuts a list that was read one longer than the page, so that the last page needs no count. */
  public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
    if (oneMore.size() <= limit) {
      return new Page<>(List.copyOf(oneMore), null);
    }
    var items = List.copyOf(oneMore.subList(0, limit));
    return new Page<>(items, cursor.apply(items.getLast()));
  }

  public <R> Page<R> map(Function<T, R> each) {
    return new Page<>(items.stream().map(each).toList(), next);
  }
}
