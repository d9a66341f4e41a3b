package io.isthmus.migration.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.chassis.testing.ForeignWriter;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.messages.Message;
import io.isthmus.contracts.messages.Mutations;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.migration.MigrationCase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever is on the topics, what is good of it arrives. */
@QuarkusTest
class MutatedOperationsTest extends MigrationCase {

    private static final int MUTANTS = 10_000;
    private static final int GOOD = 200;

    @Inject
    Topics topics;

    @Inject
    OperationsBoard board;

    @Inject
    PublishedAnalyses published;

    @Test
    void between_ten_thousand_operations_that_are_none_every_good_one_is_shown() {
        mix(topics.operations(), MutatedOperationsTest::notice);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(board.notices(20_000).stream()
                                .filter(notice -> notice.id().startsWith("good-")))
                        .hasSize(GOOD));
        assertThat(RestAssured.get("/q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void between_ten_thousand_analyses_that_are_none_every_good_one_is_found() {
        mix(topics.analysisResults(), MutatedOperationsTest::published);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(IntStream.range(0, GOOD)
                                .filter(i -> published.find("good-" + i).isEmpty()))
                        .isEmpty());
        assertThat(RestAssured.get("/q/health/live").statusCode()).isEqualTo(200);
    }

    /** @param messages good ones from 0, originals of mutants below */
    private static void mix(String topic, IntFunction<Message> messages) {
        AtomicInteger number = new AtomicInteger();
        Mutations mutations = new Mutations(20_261_202, () -> messages.apply(number.decrementAndGet()));
        List<Message> good = IntStream.range(0, GOOD).mapToObj(messages).toList();
        try (ForeignWriter writer = new ForeignWriter()) {
            writer.write(topic, mutations.mutants(MUTANTS).toList(), good);
        }
    }

    /** Only the latest 500 are kept: most mutants say that they are older than the good ones. */
    private static AnalysisResult published(int number) {
        AnalysisResult some = analysis((number < 0 ? "mutant" : "good-") + number, Verdict.PARALLEL, true);
        return number >= 0
                ? some
                : new AnalysisResult(
                        some.version(),
                        some.id(),
                        some.deployment(),
                        some.fileName(),
                        some.requestedAt().minusSeconds(86_400),
                        some.finishedAt(),
                        some.status(),
                        some.failure(),
                        some.product(),
                        some.objects(),
                        some.verdict(),
                        some.estimatedMinutes(),
                        some.overrideAllowed(),
                        some.findings(),
                        some.settings(),
                        some.notCarriedOver(),
                        some.redactions());
    }

    private static Notice notice(int number) {
        return new Notice(
                (number < 0 ? "mutant" : "good-") + number,
                "test",
                "sync-service",
                Notice.Severity.INFO,
                "SOMETHING",
                "as it was",
                null,
                Instant.now());
    }
}
