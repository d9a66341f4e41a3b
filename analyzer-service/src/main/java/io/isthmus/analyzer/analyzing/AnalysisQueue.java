package io.isthmus.analyzer.analyzing;

import io.isthmus.analyzer.analyzing.AnalysisStore.Kept;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.Unreadable;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.facts.UnreadableWords;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.verdict.FindingRules;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.operations.Notice;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Accepts uploads and analyses them in the background, a few at a time. */
@ApplicationScoped
public class AnalysisQueue {

    private static final Logger LOG = Logger.getLogger(AnalysisQueue.class);

    private final AnalysisStore store;
    private final Publishing publishing;
    private final Notices notices;
    private final ExportSource source;
    private final FindingRules findings;
    private final AnalyzingSettings settings;
    private final Clock clock = Clock.systemUTC();
    private final Semaphore atOnce;
    private final AtomicInteger accepted = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    AnalysisQueue(
            AnalysisStore store,
            Publishing publishing,
            Notices notices,
            ExportSource source,
            FindingRules findings,
            AnalyzingSettings settings) {
        this.store = store;
        this.publishing = publishing;
        this.notices = notices;
        this.source = source;
        this.findings = findings;
        this.settings = settings;
        this.atOnce = new Semaphore(settings.atOnce());
    }

    /** Whether another upload may come in; each holds disk until it is analysed. */
    public boolean hasRoom() {
        return accepted.get() < settings.waiting();
    }

    /**
     * Starts an analysis and returns at once.
     *
     * @param upload deleted when the analysis ends, however it ends
     */
    public StartedAnalysis accept(String fileName, Path upload) {
        AnalysisResult running = AnalysisOutcome.running(
                UUID.randomUUID().toString(), settings.deployment(), fileName, Instant.now(clock));
        store.add(running);
        accepted.incrementAndGet();
        StartedAnalysis started = new StartedAnalysis(running);
        threads.execute(() -> analyse(started, upload));
        return started;
    }

    /** Ends what the last process left unfinished: its uploads are gone. */
    public void endInterrupted() {
        for (String id : store.running()) {
            finish(
                    id,
                    kept -> kept.with(
                            AnalysisOutcome.failed(
                                    kept.result(),
                                    UnreadableWords.ENGLISH.failure(
                                            Unreadable.INTERRUPTED,
                                            kept.result().fileName(),
                                            Details.none()),
                                    Instant.now(clock)),
                            kept.counts()),
                    AnalysisQueue::nobodyWaits);
        }
    }

    private static void nobodyWaits(AnalysisResult ended) {
        // whoever uploaded it asked the process that stopped
    }

    private void analyse(StartedAnalysis started, Path upload) {
        AnalysisResult running = started.running();
        try {
            atOnce.acquire();
            try {
                AtomicReference<@Nullable ExportFacts> facts = new AtomicReference<>();
                AnalysisResult result = conclude(running, upload, facts);
                finish(running.id(), kept -> new Kept(result, kept.counts(), facts.get()), started::ended);
            } finally {
                atOnce.release();
            }
        } catch (InterruptedException stopping) {
            // the next start of the service ends this analysis as interrupted
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "the result of analysis %s could not be kept", running.id());
        } finally {
            accepted.decrementAndGet();
            delete(upload);
        }
    }

    private AnalysisResult conclude(AnalysisResult running, Path upload, AtomicReference<@Nullable ExportFacts> facts) {
        try {
            LegacyExport export = source.read(upload, running.fileName());
            AnalysisResult done = AnalysisOutcome.done(running, export, findings, Instant.now(clock));
            facts.set(AnalysisOutcome.facts(export, done, findings));
            return done;
        } catch (UnreadableExport unreadable) {
            return AnalysisOutcome.failed(running, unreadable, Instant.now(clock));
        } catch (IOException | RuntimeException fault) {
            LOG.errorf(fault, "analysis %s failed", running.id());
            return AnalysisOutcome.failed(
                    running,
                    UnreadableWords.ENGLISH.failure(
                            Unreadable.INTERNAL,
                            running.fileName(),
                            Details.of("fault", fault.getClass().getSimpleName())),
                    Instant.now(clock));
        }
    }

    /** First kept, then told to who waits, then to the topics: a broker that is away keeps nobody waiting. */
    private void finish(String id, UnaryOperator<Kept> change, Consumer<AnalysisResult> waiting) {
        store.change(id, change).ifPresent(kept -> {
            waiting.accept(kept.result());
            tell(kept.result());
        });
    }

    private void tell(AnalysisResult result) {
        if (result.failure() != null) {
            notices.publish(new Notice(
                    "analysis-" + result.id(),
                    result.deployment(),
                    "analyzer",
                    Notice.Severity.WARNING,
                    "ANALYSIS_FAILED",
                    result.failure().where() + ": " + result.failure().message(),
                    result.failure().whatToDo(),
                    Objects.requireNonNull(result.finishedAt())));
        }
        try {
            publishing.publishWaiting();
        } catch (RuntimeException brokerAway) {
            LOG.warnf("the result of analysis %s waits for the broker: %s", result.id(), brokerAway.getMessage());
        }
    }

    private static void delete(Path upload) {
        try {
            Files.deleteIfExists(upload);
        } catch (IOException stays) {
            LOG.warnf("the upload %s could not be deleted: %s", upload, stays.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
