package io.graft;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class Graft {
  public static void main(String[] args) {
    SpringApplication.run(Graft.class, args);
  }
}
