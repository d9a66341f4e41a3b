package io.isthmus.contracts.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.migration.MigrationStep.Name;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One migration as {@code GET /api/migrations/{id}} of migration-service answers.
 *
 * @param path how it is done, chosen when it began
 * @param from the deployment that a {@link Path#SWING} leaves; none for other paths
 * @param verdict of the analysis, once attached
 * @param current the step that is running or due; none when the migration is done or abandoned
 * @param warnings in words, such as that nobody exports since the old tool was retired
 * @param remarks the warnings by code
 */
public record Migration(
        String id,
        String name,
        String deployment,
        Path path,
        @Nullable String from,
        Status status,
        @Nullable String analysisId,
        @Nullable Verdict verdict,
        @Nullable Name current,
        List<MigrationStep> steps,
        List<String> warnings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Remark> remarks,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    public Migration {
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
    }

    public enum Path {
        /** the old tool is retired first, and synchronization begins at once */
        IN_PLACE,
        /** everything is tried in staging mode beside the old tool */
        PARALLEL,
        /** as in parallel, and what a blocked analysis could not carry over is re-created by hand */
        MANUAL,
        /** from another Isthmus deployment on the same config log */
        SWING,
        /** without an old tool */
        CLEAN_INSTALL
    }

    public enum Status {
        IN_PROGRESS,
        DONE,
        ABANDONED
    }

    /**
     * Body of {@code POST /api/migrations}.
     *
     * @param from for {@link Path#SWING}, and only then: the deployment that is left
     */
    public record Begin(
            @Nullable String name,
            @Nullable Path path,
            @Nullable String from) {

        /** Not from another deployment. */
        public Begin(@Nullable String name, @Nullable Path path) {
            this(name, path, null);
        }
    }
}
