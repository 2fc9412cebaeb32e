package io.graft.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import io.graft.GraftTest;
import io.graft.backbone.input.Pixels;
import io.graft.model.Models;
import io.graft.model.TrainedModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

@GraftTest
class WarmSessionsTests {
  private static final List<Pixels> BLACK = List.of(new Pixels(8, 8, new byte[3 * 8 * 8]));

  @Autowired Models models;
  @TempDir Path folder;

  private WarmSessions sessions;
  private TrainedModel one;
  private TrainedModel other;

  @BeforeEach
  void publish() throws Exception {
    sessions =
        new WarmSessions(models, new InferenceProperties(1, 1, 1, 32, DataSize.ofMegabytes(1)));
    one = ColourModel.publish(models, folder);
    other = ColourModel.publish(models, folder);
  }

  @Test
  void keepsTheModelThatWasUsedLast() throws Exception {
    var first = sessions.use(one, session -> session);

    var second = sessions.use(one, session -> session);
    assertThat(second).isSameAs(first);
  }

  @Test
  void makesRoomForAnotherModel() throws Exception {
    var first = sessions.use(one, session -> run(session));
    sessions.use(other, session -> session.run(BLACK));

    var second = sessions.use(one, session -> run(session));
    assertThat(second).isNotSameAs(first);
    assertThatThrownBy(() -> first.run(BLACK)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closesAModelOnlyWhenNobodyUsesItAnyMore() throws Exception {
    var first =
        sessions.use(
            one,
            session -> {
              session.run(BLACK);
              sessions.use(other, another -> another.run(BLACK));
              return run(session); // dropped meanwhile, but still open
            });

    assertThatThrownBy(() -> first.run(BLACK)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closesEverythingAtTheEnd() throws Exception {
    var last = sessions.use(one, session -> run(session));

    sessions.destroy();

    assertThatThrownBy(() -> last.run(BLACK)).isInstanceOf(IllegalStateException.class);
  }

  private static WarmSession run(WarmSession session) throws OrtException {
    assertThat(session.run(BLACK).get(0)).isBetween(0.333f, 0.334f);
    return session;
  }
}
