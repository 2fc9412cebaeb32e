package io.graft.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import java.io.ByteArrayInputStream;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@GraftTest
class PreviewApiTests {
  @Autowired MockMvcTester http;

  private MvcTestResult post(String path, String body) {
    return http.post()
        .uri("/api/v1/" + path)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  private String dataset() {
    return ReadyDataset.ofAntsAndBees(http, 5);
  }

  @Test
  void showsAContactSheet() throws Exception {
    var body =
        """
        {"dataset":"%s","backbone":"resnet18.random","name":"as a job has","examples":4,"views":2,
         "plan":{"phases":[{"open":"all","augmentation":{"rotation":10,"cutmix":1}}]}}
        """;

    var answer = post("jobs:preview", body.formatted(dataset()));

    assertThat(answer).hasStatusOk().hasContentType(MediaType.IMAGE_PNG);
    var sheet =
        ImageIO.read(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()));
    assertThat(sheet.getWidth()).isEqualTo(4 + 4 * (128 + 4)); // plain, two views, mixed
    assertThat(sheet.getHeight()).isEqualTo(18 + 4 * (18 + 128 + 4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'examples':17 | examples | 16
          'views':0     | views    | 1
          'plan':{'phases':[{'augmentation':{'hue':0.7}}]} | plan.phases[0].augmentation.hue | from 0 (off) to 0.5, was 0.7
          'plan':{'phases':[{'augmentation':{'randAugment':{'operations':9}}}]} | plan.phases[0].augmentation.randAugment.operations | was 9
          'plan':{'phases':[{'augmentation':{'blur':1}}]} | plan.phases[0].augmentation.blur | is unknown; known here: brightness, contrast
          """)
  void hasTheProblemsOfAJobAndItsOwn(String fields, String field, String reason) {
    var body =
        "{'dataset':'%s','backbone':'resnet18.random',%s}".formatted(UUID.randomUUID(), fields);

    var answer = post("jobs:preview", body.replace('\'', '"'));

    assertThat(answer).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
    assertThat(answer).bodyText().contains(reason);
  }

  @Test
  void namesThePhasesThereAre() {
    var body = "{\"dataset\":\"%s\",\"backbone\":\"resnet18.random\",\"phase\":1}";

    assertThat(post("jobs:preview", body.formatted(dataset())))
        .hasStatus(400)
        .bodyText()
        .contains("phase must be from 0 to 0", "was 1");
  }

  @Test
  void aClientThatTakesPicturesOnlyHearsOfProblemsToo() {
    var answer =
        http.post()
            .uri("/api/v1/jobs:preview")
            .contentType(MediaType.APPLICATION_JSON)
            .accept(MediaType.IMAGE_PNG)
            .content("{\"backbone\":\"resnet18.random\"}")
            .exchange();

    assertThat(answer).hasStatus(400).bodyText().contains("must be the id of a dataset");
  }

  @ParameterizedTest
  @CsvSource({"jobs", "jobs:preview"})
  void refusesToPasteIntoWhatIsFrozen(String path) {
    var body =
        """
        {"dataset":"%s","backbone":"resnet18.random",
         "plan":{"phases":[{"open":"all","augmentation":{"cutmix":1}},{"augmentation":{"cutmix":1}}]}}
        """;

    var answer = post(path, body.formatted(UUID.randomUUID()));

    assertThat(answer).hasStatus(400);
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.errors[0].field")
        .isEqualTo("plan.phases[1].augmentation.cutmix");
    assertThat(answer).bodyText().contains("open all, or use mixup");
  }
}
