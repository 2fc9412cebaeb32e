package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

@GraftTest
class DatasetDocumentationTests {
  @Autowired MockMvcTester http;

  @Test
  void showsAnExampleOfEveryAnswer() throws Exception {
    var docs = http.get().uri("/v3/api-docs").exchange();

    var paths =
        JsonMapper.shared().readTree(docs.getResponse().getContentAsByteArray()).get("paths");
    var answers =
        paths.properties().stream()
            .filter(path -> path.getKey().startsWith("/api/v1/datasets"))
            .flatMap(path -> path.getValue().valueStream())
            .flatMap(operation -> operation.get("responses").valueStream())
            .toList();
    assertThat(answers).hasSizeGreaterThan(12);
    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.get("content").toString()).contains("\"example"));
  }
}
