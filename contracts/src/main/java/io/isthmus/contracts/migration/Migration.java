package io.isthmus.contracts.migration;

import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * One migration as {@code GET /api/migrations/{id}} of migration-service answers.
 *
 * @param path how it is done, chosen when it began
 * @param verdict of the analysis, once attached
 * @param current the step that is running or due; {@code null} when the migration is done or abandoned
 * @param warnings in words, such as that nobody exports since the old tool was retired
 */
public record Migration(
        String id,
        String name,
        String deployment,
        Path path,
        Status status,
        String analysisId,
        Verdict verdict,
        MigrationStep.Name current,
        List<MigrationStep> steps,
        List<String> warnings,
        Instant startedAt,
        Instant finishedAt) {

    public enum Path {
        IN_PLACE,
        PARALLEL
    }

    public enum Status {
        IN_PROGRESS,
        DONE,
        ABANDONED
    }

    /** Body of {@code POST /api/migrations}. */
    public record Begin(String name, Path path) {}
}
