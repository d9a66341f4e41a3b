package io.isthmus.contracts.operations;

import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/runs}.
 *
 * @param connector the source for imports; may be left out where there is only one
 */
public record RunRequest(RunProfile profile, @Nullable String connector) {}
