package io.isthmus.contracts.migration;

import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.settings.SettingsDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a migration is going to apply, as {@code GET /api/migrations/{id}/configuration} of migration-service
 * answers it. READY_TO_CONFIGURE is done by quoting its digest.
 *
 * @param digest SHA-256 of the settings as they will be in force, in lower-case hexadecimal
 * @param settings complete: carried over or chosen, with the addresses and credential references that were tried
 * @param sources their names
 * @param target its name
 * @param notCarriedOver what of an old tool the settings do not carry
 * @param objects that the analysis has counted, where known
 * @param estimatedMinutes of downtime, where known
 * @param stepsToCome what is done with it, in order
 */
public record Configuration(
        String digest,
        SettingsDocument settings,
        List<String> sources,
        String target,
        List<NotCarriedOver> notCarriedOver,
        @Nullable Long objects,
        @Nullable Long estimatedMinutes,
        List<MigrationStep.Name> stepsToCome) {}
