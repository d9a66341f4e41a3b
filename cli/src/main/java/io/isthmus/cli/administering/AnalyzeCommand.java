package io.isthmus.cli.administering;

import static java.util.Objects.requireNonNull;

import io.isthmus.cli.api.Api;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Status;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./isthmus analyze export.zip}: may I migrate, how, how long, what would be lost. */
@Command(
        name = "analyze",
        description = "Reads what the old tool exported, and answers with verdict, estimated downtime and findings.")
public final class AnalyzeCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofMinutes(15);

    @Parameters(paramLabel = "FILE", description = "The old tool's export, ZIP or XML.")
    private Path file;

    @ArgGroup
    private @Nullable Count count;

    @Mixin
    private Session session;

    /** No export holds the number of objects, and without it there is no verdict. */
    private static final class Count {

        @Option(names = "--count", paramLabel = "N", description = "Number of objects, as you know it.")
        private @Nullable Long given;

        @ArgGroup(exclusive = false)
        private @Nullable DirectoryOptions directory;

        /** picocli gives either one or the other. */
        Map<String, Object> how() {
            return directory == null ? Map.of("count", requireNonNull(given)) : directory.howToCount();
        }
    }

    @Override
    public Integer call() {
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw new Unusable("There is no readable file " + file + ".");
        }
        Api analyzer = session.analyzer();
        AnalysisResult begun = analyzer.upload(
                Query.of("/api/analyses").with("fileName", file.getFileName()).toString(), file, AnalysisResult.class);
        AnalysisResult result = Completion.of(
                "analysis " + begun.id(),
                TIMEOUT,
                () -> analyzer.get("/api/analyses/" + begun.id(), AnalysisResult.class),
                each -> each.status() != Status.RUNNING,
                each -> {});
        if (result.status() == Status.DONE && count != null) {
            result = analyzer.post("/api/analyses/" + result.id() + "/object-count", count.how(), AnalysisResult.class);
        }
        session.answer(result, AnalysisText.of(result));
        return exitCode(result);
    }

    static int exitCode(AnalysisResult result) {
        if (result.status() == Status.FAILED) {
            return ExitCode.FAILED;
        }
        return result.verdict() == null || result.verdict() == Verdict.BLOCKED ? ExitCode.ATTENTION : ExitCode.DONE;
    }
}
