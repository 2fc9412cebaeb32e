package io.graft.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The dataset alone is a request; the hub of these tests is nowhere. */
@GraftTest
class DefaultBackboneApiTests {
  private static final String WHY =
      "no backbone was named: graft_resnet18_050, it comes with Graft and needs no network; http://127.0.0.1:9 did not answer";

  @Autowired MockMvcTester http;

  @Test
  void aJobSaysWhichBackboneItTookAndWhy() {
    var answer = post("jobs");

    assertThat(answer).hasStatus(201);
    assertThat(answer)
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"name": "fine-tune on graft_resnet18_050", "spec": {"backbone": "graft_resnet18_050"},
             "transitions": [{"to": "QUEUED", "reason": "submitted; %s"}]}
            """
                .formatted(WHY));
    var location = String.valueOf(answer.getResponse().getHeader("Location"));
    assertThat(http.get().uri(location + "/events").accept(MediaType.APPLICATION_JSON))
        .bodyJson()
        .extractingPath("$.items[0].data.reason")
        .isEqualTo("submitted; " + WHY);
  }

  @Test
  void anEstimateSaysItToo() {
    assertThat(post("jobs:estimate"))
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo(
            "{\"backbone\": \"graft_resnet18_050\", \"note\": \"%s\"}".formatted(WHY));
  }

  @Test
  void aPreviewIsOfPicturesOfItsSize() {
    assertThat(post("jobs:preview")).hasStatusOk().hasContentType(MediaType.IMAGE_PNG);
  }

  @Test
  void theSchemaAsksForADatasetOnly() {
    assertThat(http.get().uri("/api/v1/jobs:schema"))
        .bodyJson()
        .extractingPath("$.required")
        .asArray()
        .containsExactly("dataset");
  }

  private MvcTestResult post(String path) {
    return http.post()
        .uri("/api/v1/" + path)
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"dataset\":\"%s\"}".formatted(ReadyDataset.ofAntsAndBees(http, 8)))
        .exchange();
  }
}
