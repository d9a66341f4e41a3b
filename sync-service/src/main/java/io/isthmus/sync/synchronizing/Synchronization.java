package io.isthmus.sync.synchronizing;

import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.batches.BatchMarker.WholeSource;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.synchronizing.inbound.InboundBatches;
import io.isthmus.sync.synchronizing.inbound.InboundEvaluation;
import io.isthmus.sync.synchronizing.inbound.InboundStore;
import io.isthmus.sync.synchronizing.outbound.BatchStream;
import io.isthmus.sync.synchronizing.outbound.Grace;
import io.isthmus.sync.synchronizing.outbound.OutboundBatches;
import io.isthmus.sync.synchronizing.outbound.OutboundStore;
import io.isthmus.sync.synchronizing.sent.SentBatches;
import io.isthmus.sync.synchronizing.sent.SentImages;
import io.isthmus.sync.synchronizing.sent.SentImagesCatchUp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Phase B: everything that waits is evaluated, and what differs from what was last sent is sent.
 *
 * <ol>
 *   <li>Whatever was sent and not noted is read from the topic.
 *   <li>If the rules have changed since everything was last evaluated, or somebody asks for it, everything waits.
 *   <li>Where rules look at the time, those wait whose outcome has lasted until now.
 *   <li>Inbound, batch by batch: links, flows, the metaverse.
 *   <li>Images that were read from the topic are given to the objects that answer for them.
 *   <li>Outbound, batch by batch: images and memberships; also of those of which something was not known yet.
 *   <li>A marker for each partition ends the batch.
 * </ol>
 *
 * Each batch is stored only after what it sent is safe; a crash anywhere repeats a batch, and loses none.
 */
public final class Synchronization {

    private static final int BATCH = 1_000;
    private static final int MARKER_VERSION = 1;

    private final InboundStore inbound;
    private final OutboundStore outbound;
    private final BatchStream stream;
    private final SentImagesCatchUp catchUp;
    private final Clock clock;

    /**
     * @param sent what {@code stream} was sent, ever
     * @param memory what is remembered of that
     */
    public Synchronization(
            InboundStore inbound,
            OutboundStore outbound,
            BatchStream stream,
            SentBatches sent,
            SentImages memory,
            Clock clock) {
        this.inbound = inbound;
        this.outbound = outbound;
        this.stream = stream;
        this.catchUp = new SentImagesCatchUp(sent, memory);
        this.clock = clock;
    }

    /** Told how far a synchronization has come. */
    @FunctionalInterface
    public interface Progress {
        void at(long done, long expected);
    }

    /**
     * @param runId the run that everything sent belongs to
     * @param full whether to evaluate everything, whatever has changed
     * @param context the same for a replay of the same import
     * @param grace of people who leave
     * @param read the source that the run has read from end to end
     */
    public record Order(
            String runId, boolean full, EvaluationContext context, Grace grace, Optional<WholeSource> read) {}

    /** @param counts the counts of the run, asked for when everything is evaluated */
    public void run(
            Order order,
            SynchronizationRules rules,
            RunTally tally,
            Progress progress,
            Supplier<Map<String, Long>> counts) {
        catchUp.begin();
        boolean full = order.full() || !inbound.evaluatedRules().equals(Optional.of(rules.fingerprint()));
        if (full) {
            inbound.evaluateAll(rules.fingerprint());
        }
        if (rules.looksAtTime()) {
            inbound.noteDue(order.context().now());
        }
        inbound(order, full, rules, tally, progress);
        catchUp.findOwners(wholly(order.read()).map(WholeSource::name));
        outbound(order, rules, tally, progress);
        sendMarkers(order, full, counts.get());
    }

    private void inbound(Order order, boolean full, SynchronizationRules rules, RunTally tally, Progress progress) {
        long expected = inbound.pendingCount();
        new InboundBatches(
                        inbound,
                        new InboundEvaluation(rules, order.context()),
                        full,
                        BATCH,
                        tally,
                        done -> progress.at(done / 2, expected))
                .run();
    }

    private void outbound(Order order, SynchronizationRules rules, RunTally tally, Progress progress) {
        long expected = outbound.noteUnsettled();
        new OutboundBatches(
                        order.runId(),
                        outbound,
                        stream,
                        rules,
                        order.context(),
                        order.grace(),
                        BATCH,
                        tally,
                        done -> progress.at((expected + done) / 2, expected))
                .run();
    }

    private void sendMarkers(Order order, boolean full, Map<String, Long> counts) {
        WholeSource whole = wholly(order.read()).orElse(null);
        catchUp.complete(stream.sendMarkers(count -> IntStream.range(0, count)
                .mapToObj(partition -> new BatchMarker(
                        MARKER_VERSION, order.runId(), partition, count, full, counts, clock.instant(), whole))
                .toList()));
    }

    /** The source that was read, if nothing of it is in error, be it since an earlier run. */
    private Optional<WholeSource> wholly(Optional<WholeSource> read) {
        return read.filter(source -> !inbound.anyInError(source.name()));
    }
}
