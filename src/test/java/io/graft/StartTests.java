package io.graft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@GraftTest
class StartTests {
  @Autowired MockMvcTester http;

  @Test
  void isHealthyOnARealDatabase() {
    assertThat(http.get().uri("/actuator/health")).hasStatusOk().bodyText().contains("PostgreSQL");
  }

  @Test
  void anUnknownAddressIsAProblemThatNamesIt() {
    assertThat(http.method(HttpMethod.GET).uri("/api/v1/nothing"))
        .hasStatus(404)
        .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .contains("/api/v1/nothing");
  }
}
