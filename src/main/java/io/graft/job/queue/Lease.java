package io.graft.job.queue;

import io.graft.job.Job;

/** The right to work on a job for one attempt. It ends when the worker falls silent. */
public record Lease(Job job, String worker, int attempt) {}
