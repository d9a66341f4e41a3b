package io.isthmus.contracts.golden;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.config.ConfigRecord;
import io.isthmus.contracts.operations.OperationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The samples are what has been on topics, in answers and in files of users since a version was released: they are never
 * edited to make a test pass. A new shape gets a new sample beside the old one.
 */
class GoldenSamplesTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden/v1");
    private static final ObjectMapper MAPPER = WireFormat.mapper();

    static List<GoldenSample> samples() {
        return Stream.of(
                        GoldenChanges.samples(),
                        GoldenBatches.samples(),
                        GoldenConfig.samples(),
                        GoldenSettings.samples(),
                        GoldenAnalyses.samples(),
                        GoldenOperations.samples(),
                        GoldenAnswers.samples())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_reads_to_its_meaning(GoldenSample sample) throws IOException {
        assertThat(MAPPER.readValue(text(sample), sample.readAs())).isEqualTo(sample.meaning());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_meaning_is_written_back_as_its_sample(GoldenSample sample) throws IOException {
        var written = MAPPER.writerFor(sample.readAs()).writeValueAsString(sample.meaning());

        assertThat(MAPPER.readTree(written)).isEqualTo(MAPPER.readTree(text(sample)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_property_that_a_later_writer_adds_is_ignored(GoldenSample sample) throws IOException {
        var later = (ObjectNode) MAPPER.readTree(text(sample));
        later.putObject("addedLater").put("nested", true);

        assertThat(MAPPER.treeToValue(later, sample.readAs())).isEqualTo(sample.meaning());
    }

    @Test
    void every_file_is_tested() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            var present = files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .collect(toSet());

            assertThat(present)
                    .isEqualTo(samples().stream().map(GoldenSample::path).collect(toSet()));
        }
    }

    @Test
    void every_kind_of_message_has_a_sample() {
        var kinds = Stream.of(ChangeMessage.class, BatchMessage.class, OperationMessage.class, ConfigChange.class)
                .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                .collect(toSet());

        assertThat(kindsWithSample()).containsAll(kinds);
    }

    private static Set<Class<?>> kindsWithSample() {
        return samples().stream()
                .map(GoldenSample::meaning)
                .map(meaning -> meaning instanceof ConfigRecord record ? record.change() : meaning)
                .map(Object::getClass)
                .collect(toSet());
    }

    private static String text(GoldenSample sample) throws IOException {
        return Files.readString(FOLDER.resolve(sample.path()));
    }
}
