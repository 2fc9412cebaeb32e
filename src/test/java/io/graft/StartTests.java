package io.graft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
  void aSecondServiceOnADataFolderIsToldSo(@TempDir Path folder) throws IOException {
    try (var _ = FolderLock.take(folder)) {
      assertThatThrownBy(() -> FolderLock.take(folder))
          .isInstanceOfSatisfying(
              FolderInUse.class,
              inUse ->
                  assertThat(new FolderInUse.Analyzer().analyze(inUse, inUse).getAction())
                      .contains("--graft.data"));
    }
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
