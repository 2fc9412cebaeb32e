package io.graft;

import java.time.Clock;
import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
@ConfigurationPropertiesScan
public class Graft {
  public static void main(String[] args) {
    SpringApplication.run(Graft.class, args);
  }

  @Bean
  InstantSource clock() {
    return Clock.systemUTC();
  }
}
