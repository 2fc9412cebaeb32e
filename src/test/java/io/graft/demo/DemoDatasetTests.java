package io.graft.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.Patience;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GraftTest
class DemoDatasetTests {
  @Autowired MockMvcTester http;

  private MvcTestResult ask() {
    return http.post().uri("/api/v1/datasets:demo").exchange();
  }

  private JsonNode get(String address) throws Exception {
    var result = http.get().uri(address).exchange();
    return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
  }

  @Test
  void isDrawnOnce() throws Exception {
    var first = ask();
    var address = Objects.requireNonNull(first.getResponse().getHeader("Location"));
    var meanwhile = ask();
    Patience.await().until(() -> get(address).get("state").asString(), "READY"::equals);
    var later = ask();

    assertThat(first).hasStatus(202).bodyJson().extractingPath("$.name").isEqualTo("drawn things");
    assertThat(meanwhile).hasStatus(200).hasHeader("Location", address);
    assertThat(later)
        .hasStatus(200)
        .hasHeader("Location", address)
        .bodyJson()
        .extractingPath("$.state")
        .isEqualTo("READY");
    assertThat(get(address).get("samples").toString())
        .isEqualTo("{\"train\":160,\"val\":64,\"test\":288}");
    assertThat(get(address).get("classes")).hasSize(8);
  }
}
