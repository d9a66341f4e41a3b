package io.isthmus.contracts.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.config.ConfigRecord;
import io.isthmus.contracts.messages.Reading.Refused;
import io.isthmus.contracts.messages.Reading.Understood;
import io.isthmus.contracts.messages.Refusal.Code;
import io.isthmus.contracts.operations.OperationMessage;
import io.isthmus.contracts.outcomes.ExportOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes come to a whole message or to a named refusal. */
class ContractTest {

    private static final Path SAMPLES = Path.of("src/test/resources/golden/v1");
    private static final Map<String, Contract<?>> CONTRACTS = Map.of(
            "changes", ChangeMessage.CONTRACT,
            "batches", BatchMessage.CONTRACT,
            "outcomes", ExportOutcome.CONTRACT,
            "operations", OperationMessage.CONTRACT,
            "analysis", AnalysisResult.CONTRACT,
            "config", ConfigRecord.CONTRACT);

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(Files::isRegularFile)
                    .map(SAMPLES::relativize)
                    .filter(file -> CONTRACTS.containsKey(file.getName(0).toString()))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatever_was_valid_once_is_understood(Path sample) throws IOException {
        assertThat(contract(sample).read(original(sample).key(), partition(sample), bytes(sample)))
                .isInstanceOf(Understood.class);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_version_that_is_not_known_is_refused_by_name(Path sample) throws IOException {
        assertThat(refusal(sample, tree(sample).put("version", 2)))
                .isEqualTo(Refusal.unlike(Code.UNKNOWN_VERSION, 2, 1));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void under_another_key_nothing_is_taken_in(Path sample) throws IOException {
        Message original = original(sample);
        if (original.key() != null) {
            assertThat(contract(sample).read("another", partition(sample), bytes(sample)))
                    .isEqualTo(new Refused<>(Refusal.unlike(Code.KEY_MISMATCH, "another", original.key())));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "changes/object-observed.json, anchor",
        "changes/object-deleted.json, evidence",
        "changes/members-observed.json, members",
        "changes/import-marker.json, finishedAt",
        "changes/import-marker.json, type",
        "batches/desired-object.json, targetAnchor",
        "batches/desired-object.json, version",
        "batches/desired-members.json, members",
        "batches/desired-absence.json, reason",
        "batches/batch-marker.json, finishedAt",
        "config/promoted.json, change",
        "config/promoted.json, id",
        "operations/run.json, status",
        "operations/notice.json, message",
        "analysis/done.json, status",
        "outcomes/accepted.json, result"
    })
    void a_field_that_is_missing_is_named(Path sample, String field) throws IOException {
        assertThat(refusal(sample, (ObjectNode) tree(sample).without(field))).isEqualTo(Refusal.missing(field));
    }

    @Test
    void what_is_wrong_has_a_name() throws IOException {
        Path sample = Path.of("batches/desired-members.json");

        assertThat(code(null)).isEqualTo(Code.NO_VALUE);
        assertThat(code("null")).isEqualTo(Code.NOT_AN_OBJECT);
        assertThat(code("")).isEqualTo(Code.NOT_AN_OBJECT);
        assertThat(code("{")).isEqualTo(Code.NOT_JSON);
        assertThat(code("\u0000\u0001")).isEqualTo(Code.NOT_JSON);
        assertThat(code("x".repeat(Contract.MAXIMUM_BYTES + 1))).isEqualTo(Code.TOO_LARGE);
        assertThat(code("{\"version\":1,\"a\":".repeat(100_000))).isNotNull();
        assertThat(refusal(sample, tree(sample).put("type", "wish")).code()).isEqualTo(Code.UNKNOWN_TYPE);
        assertThat(refusal(sample, tree(sample).put("version", "one"))).isEqualTo(Refusal.invalid("version"));
        assertThat(refusal(sample, tree(sample).put("bucketCount", 0))).isEqualTo(Refusal.invalid("bucketCount"));
        ObjectNode withNull = tree(sample);
        withNull.withArray("members").addNull();
        assertThat(refusal(sample, withNull)).isEqualTo(Refusal.invalid("members"));
    }

    @Test
    void a_marker_counts_only_on_the_partition_that_it_speaks_of() throws IOException {
        Path sample = Path.of("batches/batch-marker.json");

        assertThat(BatchMessage.CONTRACT.read("@marker|0", 1, bytes(sample)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Code.PARTITION_MISMATCH));
    }

    @Test
    void an_attribute_of_a_refusal_is_short_and_printable() {
        Refusal refusal = Refusal.unlike(Code.KEY_MISMATCH, "\u001b[31m".repeat(1_000), "b");

        assertThat(refusal.attributes().get(Refusal.FOUND)).hasSize(200).doesNotContain("\u001b");
        assertThat(refusal.sentence()).startsWith("its key is '?[31m").endsWith("belongs under 'b'");
    }

    @Property(tries = 500)
    void any_bytes_come_to_something(@ForAll byte[] bytes, @ForAll("contracts") Contract<?> contract) {
        assertThat(contract.read("key", 0, bytes)).isNotNull();
    }

    @Property(tries = 60)
    void whatever_is_made_of_a_message_comes_to_something(@ForAll long seed, @ForAll("names") Path sample)
            throws IOException {
        Contract<?> contract = contract(sample);
        Message original = original(sample);

        new Mutations(seed, () -> original).mutants(100).forEach(mutant -> {
            switch (contract.read(mutant.key(), partition(original), mutant.value())) {
                case Understood<?> understood -> {
                    Message message = (Message) understood.message();
                    assertThat(message.completeness().refusal()).isEmpty();
                    assertThat(message.key() == null || message.key().equals(mutant.key()))
                            .isTrue();
                }
                case Refused<?> refused ->
                    assertThat(refused.refusal().sentence()).isNotBlank();
            }
        });
    }

    @Provide
    Arbitrary<Contract<?>> contracts() {
        return Arbitraries.of(CONTRACTS.values());
    }

    @Provide
    Arbitrary<Path> names() throws IOException {
        return Arbitraries.of(samples());
    }

    private static Code code(String value) {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        return ((Refused<?>) BatchMessage.CONTRACT.read("key", 0, bytes))
                .refusal()
                .code();
    }

    private static Refusal refusal(Path sample, ObjectNode changed) throws IOException {
        Reading<?> reading = contract(sample).read(original(sample).key(), partition(sample), Mutations.bytes(changed));
        assertThat(reading).isInstanceOf(Refused.class);
        return ((Refused<?>) reading).refusal();
    }

    private static Contract<?> contract(Path sample) {
        return CONTRACTS.get(sample.getName(0).toString());
    }

    private static Message original(Path sample) throws IOException {
        Class<? extends Message> type = switch (sample.getName(0).toString()) {
            case "changes" -> io.isthmus.contracts.changes.ChangeMessage.class;
            case "batches" -> io.isthmus.contracts.batches.BatchMessage.class;
            case "outcomes" -> io.isthmus.contracts.outcomes.ExportOutcome.class;
            case "operations" -> io.isthmus.contracts.operations.OperationMessage.class;
            case "analysis" -> io.isthmus.contracts.analysis.AnalysisResult.class;
            default -> io.isthmus.contracts.config.ConfigRecord.class;
        };
        return WireFormat.mapper().readValue(bytes(sample), type);
    }

    private static int partition(Path sample) throws IOException {
        return partition(original(sample));
    }

    private static int partition(Message message) {
        return message.belongsOn(0) ? 0 : 2;
    }

    private static byte[] bytes(Path sample) throws IOException {
        return Files.readAllBytes(SAMPLES.resolve(sample.toString()));
    }

    private static ObjectNode tree(Path sample) throws IOException {
        return (ObjectNode) WireFormat.mapper().readTree(bytes(sample));
    }
}
