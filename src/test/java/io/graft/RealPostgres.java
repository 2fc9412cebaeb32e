package io.graft;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The official image where Docker answers, the embedded binaries otherwise: the same tests on both.
 */
@TestConfiguration(proxyBeanMethods = false)
public class RealPostgres {

  @Bean
  @ServiceConnection
  @Conditional(DockerAnswers.class)
  PostgreSQLContainer container() {
    return new PostgreSQLContainer("postgres:17-alpine");
  }

  @Bean
  @Conditional(DockerIsSilent.class)
  JdbcConnectionDetails embedded() {
    return new Embedded(EmbeddedForAllTests.newDatabase());
  }

  private record Embedded(String getJdbcUrl) implements JdbcConnectionDetails {
    @Override
    public String getUsername() {
      return "postgres";
    }

    @Override
    public String getPassword() {
      return "postgres";
    }
  }

  /** One server; each context has a database of its own, as it has a container with Docker. */
  private static class EmbeddedForAllTests {
    static final EmbeddedPostgres POSTGRES = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    static String newDatabase() {
      var name = "graft_" + DATABASES.incrementAndGet();
      JdbcClient.create(POSTGRES.getPostgresDatabase()).sql("create database " + name).update();
      return POSTGRES.getJdbcUrl("postgres", name);
    }

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException failure) {
        throw new ExceptionInInitializerError(failure);
      }
    }
  }

  private static class DockerAnswers implements Condition {
    static final boolean ANSWERS = DockerClientFactory.instance().isDockerAvailable();

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return ANSWERS;
    }
  }

  private static class DockerIsSilent implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !DockerAnswers.ANSWERS;
    }
  }
}
