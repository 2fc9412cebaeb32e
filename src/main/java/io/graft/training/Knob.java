package io.graft.training;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the JSON Schema says of a component of a plan: a line of help, and its range if it has one.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Knob {
  String value();

  double least() default Double.NaN;

  double most() default Double.NaN;
}
