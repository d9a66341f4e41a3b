package io.isthmus.contracts.export;

import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/approvals} of export-service: lets exactly one set of pending exports through a held gate.
 *
 * @param digest as the summary gave it; another digest by now is a 409
 */
public record Approval(@Nullable String digest, @Nullable String comment) {}
