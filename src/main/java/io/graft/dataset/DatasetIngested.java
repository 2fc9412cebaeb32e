package io.graft.dataset;

import io.graft.access.ProjectId;

/** An upload has become READY or REJECTED. */
public record DatasetIngested(
    ProjectId project, DatasetId dataset, int version, DatasetState state) {}
