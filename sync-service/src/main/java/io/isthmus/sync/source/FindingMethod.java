package io.isthmus.sync.source;

import io.isthmus.contracts.settings.DeltaMethod;
import org.jspecify.annotations.Nullable;

/**
 * How changes of a source are found.
 *
 * @param method never {@code AUTO}
 * @param why half a sentence for people, after "because"; absent for a delta, which goes on in the way of the full import before it
 */
public record FindingMethod(DeltaMethod method, @Nullable String why) {}
