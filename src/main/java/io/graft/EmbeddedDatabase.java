package io.graft;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/** Brings a PostgreSQL of its own where none is configured; its data stay in the data folder. */
@AutoConfiguration(
    before = DataSourceAutoConfiguration.class,
    afterName =
        "org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration")
@ConditionalOnExpression("'${spring.datasource.url:}'.isEmpty()")
@ConditionalOnMissingBean(JdbcConnectionDetails.class)
class EmbeddedDatabase {

  @Bean(destroyMethod = "close")
  FolderLock lock(@Value("${graft.database.folder}") Path folder) throws IOException {
    return FolderLock.take(folder.toAbsolutePath());
  }

  @Bean(destroyMethod = "close")
  OwnPostgres postgres(FolderLock lock) throws IOException {
    return OwnPostgres.start(lock.folder());
  }

  @Bean
  JdbcConnectionDetails connection(OwnPostgres postgres) {
    return new Connection(postgres.url());
  }

  private record Connection(String getJdbcUrl) implements JdbcConnectionDetails {
    @Override
    public String getUsername() {
      return "postgres";
    }

    @Override
    public String getPassword() {
      return "postgres";
    }
  }
}
