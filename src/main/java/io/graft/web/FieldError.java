package io.graft.web;

/**
 * What is wrong with one field of a request; {@code field} is its path, such as {@code
 * plan.phases[0].epochs}.
 */
public record FieldError(String field, String message) {}
