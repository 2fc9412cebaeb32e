package io.graft.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.JsonNode;

/** What the API's documentation says of all operations; the rooms say the rest of theirs. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentation {
  private static final String PROBLEM = "Problem";

  ApiDocumentation() {
    SpringDocUtils.getConfig()
        .replaceWithClass(ProblemDetail.class, ProblemView.class)
        .replaceWithSchema(JsonNode.class, new ObjectSchema());
  }

  @Bean
  OpenAPI api(ObjectProvider<BuildProperties> build) {
    var properties = build.getIfAvailable();
    return new OpenAPI()
        .info(
            new Info()
                .title("Graft")
                .description(
                    "Transfer learning as a service: upload labelled pictures, train on a pretrained"
                        + " backbone, watch, download or call the model.")
                .version(properties == null ? "unknown" : properties.getVersion())
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")))
        .servers(List.of(new Server().url("/").description("this service")));
  }

  /** Whatever is asked can be asked wrongly. */
  @Bean
  OpenApiCustomizer problems() {
    return api -> {
      ModelConverters.getInstance()
          .read(ProblemView.class)
          .forEach(api.getComponents()::addSchemas);
      api.getComponents().addResponses(PROBLEM, problem());
      api.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .forEach(ApiDocumentation::addProblem);
    };
  }

  private static void addProblem(Operation operation) {
    operation.getResponses().addApiResponse("4XX", new ApiResponse().$ref(PROBLEM));
  }

  private static ApiResponse problem() {
    var schema = new Schema<>().$ref(PROBLEM);
    return new ApiResponse()
        .description("The request is refused: detail has the value and the fix")
        .content(
            new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
  }
}
