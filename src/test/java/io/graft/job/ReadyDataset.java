package io.graft.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.Patience;
import io.graft.dataset.Drawn;
import io.graft.dataset.Multipart;
import java.util.Objects;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Drawn pictures of ants and bees, uploaded as anybody would. */
public final class ReadyDataset {
  private ReadyDataset() {}

  /** Its id, once it is READY. */
  public static String ofAntsAndBees(MockMvcTester http, int each) {
    var form =
        new Multipart()
            .file("file", "a.zip", Drawn.zip(Drawn.folders(each, "ants", "bees")))
            .text("name", "ants and bees");
    var taken =
        http.post()
            .uri("/api/v1/datasets")
            .contentType(Multipart.CONTENT_TYPE)
            .content(form.bytes())
            .exchange();
    var location = Objects.requireNonNull(taken.getResponse().getHeader("Location"));
    Patience.await()
        .untilAsserted(
            () ->
                assertThat(http.get().uri(location))
                    .bodyJson()
                    .extractingPath("$.state")
                    .isEqualTo("READY"));
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
