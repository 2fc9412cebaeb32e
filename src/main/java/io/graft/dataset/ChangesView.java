package io.graft.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed from a version to another, on the wire. The numbers are of pictures, in all pages.
 *
 * @param since the number of the version that is compared with
 * @param unchanged those that have the same classes and split in both, and perhaps other names
 * @param classesAdded the names of classes that the older version lacks
 */
record ChangesView(
    int since,
    int version,
    int added,
    int removed,
    int relabelled,
    int moved,
    int unchanged,
    List<String> classesAdded,
    List<String> classesRemoved,
    List<SampleChange> items,
    @Nullable String next) {}
