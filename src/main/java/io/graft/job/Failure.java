package io.graft.job;

/**
 * Why a job failed, for the person who started it.
 *
 * @param code for programs, such as {@code diverged}
 * @param message what happened, with the values
 * @param hint what to change
 * @param retryable whether the same job may well succeed another time
 */
public record Failure(String code, String message, String hint, boolean retryable) {}
