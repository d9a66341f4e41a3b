package io.isthmus.cli.administering;

import static java.util.Objects.requireNonNull;

import io.isthmus.cli.api.Api;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Status;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.analysis.ExportComparison;
import io.isthmus.contracts.analysis.ExportComparison.Weight;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./isthmus analyze export.zip}: may I migrate, how, how long, what would be lost. With a second export: where the two
 * differ.
 */
@Command(
        name = "analyze",
        description = {
            "Reads what the old tool exported, and answers with verdict, estimated downtime and findings.",
            "With a second export it says where the two differ: before and after a change, active and staging server."
        })
public final class AnalyzeCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofMinutes(15);

    @Parameters(index = "0", paramLabel = "FILE", description = "The old tool's export, ZIP or XML.")
    private Path file;

    @Parameters(
            index = "1",
            paramLabel = "AFTER",
            arity = "0..1",
            description = "A second export, which the first one is compared with.")
    private @Nullable Path after;

    @ArgGroup
    private @Nullable Count count;

    @Option(
            names = "--report",
            paramLabel = "PAGE",
            description = "Where to write the whole report, or the differences, as an HTML page to print and hand on.")
    private @Nullable Path report;

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
        requireReadable(file);
        return after == null ? analyzed() : compared(after);
    }

    private int analyzed() {
        Api analyzer = session.analyzer();
        AnalysisResult result = analyze(analyzer, file);
        if (result.status() == Status.DONE && count != null) {
            result = analyzer.post("/api/analyses/" + result.id() + "/object-count", count.how(), AnalysisResult.class);
        }
        if (result.status() == Status.DONE) {
            write(analyzer, "/api/analyses/" + result.id() + "/report");
        }
        session.answer(result, AnalysisText.of(result));
        return exitCode(result);
    }

    private int compared(Path other) {
        requireReadable(other);
        if (count != null) {
            throw new Unusable("Two exports are compared without a number of objects: leave the count away.");
        }
        Api analyzer = session.analyzer();
        List<String> ids = new ArrayList<>();
        for (AnalysisResult each : List.of(analyze(analyzer, file), analyze(analyzer, other))) {
            if (each.status() == Status.FAILED) {
                session.answer(each, AnalysisText.of(each));
                return ExitCode.FAILED;
            }
            ids.add(each.id());
        }
        String before = "/api/analyses/" + ids.getFirst();
        ExportComparison comparison = analyzer.get(
                Query.of(before + "/differences.json").with("to", ids.getLast()).toString(), ExportComparison.class);
        write(
                analyzer,
                Query.of(before + "/differences").with("to", ids.getLast()).toString());
        session.answer(comparison, DifferencesText.of(comparison));
        return comparison.differences().stream().anyMatch(each -> each.weight() == Weight.EFFECT)
                ? ExitCode.ATTENTION
                : ExitCode.DONE;
    }

    /** The page, if one is wanted. */
    private void write(Api analyzer, String page) {
        if (report == null) {
            return;
        }
        try (OutputStream to = Files.newOutputStream(report)) {
            analyzer.stream(page, "text/html", to);
        } catch (IOException e) {
            throw new Unusable("The report cannot be written to " + report + ": " + e.getMessage() + ".");
        }
    }

    private static void requireReadable(Path export) {
        if (!Files.isReadable(export) || !Files.isRegularFile(export)) {
            throw new Unusable("There is no readable file " + export + ".");
        }
    }

    private static AnalysisResult analyze(Api analyzer, Path export) {
        AnalysisResult begun = analyzer.upload(
                Query.of("/api/analyses").with("fileName", export.getFileName()).toString(),
                export,
                AnalysisResult.class);
        return Completion.of(
                "analysis " + begun.id(),
                TIMEOUT,
                () -> analyzer.get("/api/analyses/" + begun.id(), AnalysisResult.class),
                each -> each.status() != Status.RUNNING,
                each -> {});
    }

    static int exitCode(AnalysisResult result) {
        if (result.status() == Status.FAILED) {
            return ExitCode.FAILED;
        }
        return result.verdict() == null || result.verdict() == Verdict.BLOCKED ? ExitCode.ATTENTION : ExitCode.DONE;
    }
}
