package io.isthmus.contracts.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/installation-advice} of analyzer-service: what is known of an installation that does not exist
 * yet. What is absent is not known, never no.
 *
 * @param forests Active Directory forests, from 1
 * @param objects users, groups and contacts to synchronize
 * @param passwordHashSync whether synchronization of password hashes is wanted
 */
public record InstallationQuestion(
        @Nullable Integer forests,
        @Nullable Long objects,
        @Nullable Boolean passwordHashSync) {}
