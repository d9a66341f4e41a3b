package io.isthmus.sync.checking;

import io.isthmus.contracts.settings.DeltaMethod;

/**
 * How imports of a source would find changes.
 *
 * @param method never {@code AUTO}
 * @param why half a sentence for people, after "because"
 * @param possible whether directory and account allow it
 */
public record FoundChanges(DeltaMethod method, String why, boolean possible) {}
