package io.graft;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/**
 * The whole service on a real PostgreSQL, without a worker; every class with only this annotation
 * shares one.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "graft.data=target/test-data",
      "graft.roles=api",
      "graft.dataset.look-again=1d", // tests do it themselves
      "graft.backbone.hub=http://127.0.0.1:9" // nobody is there
    })
@AutoConfigureMockMvc
@Import(RealPostgres.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface GraftTest {}
