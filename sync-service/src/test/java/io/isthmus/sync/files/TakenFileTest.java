package io.isthmus.sync.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file is taken, and when. */
class TakenFileTest {

    private static final String PEOPLE = "key,class,mail\n1,,a@example.org\n2,,b@example.org\n";

    @TempDir
    Path folder;

    private Path inbox;

    @BeforeEach
    void a_folder() throws IOException {
        inbox = Files.createDirectory(folder.resolve("inbox"));
    }

    @Test
    void of_a_folder_the_last_file_by_name_is_taken_and_none_that_is_hidden_or_of_another_kind() {
        write("2026-11-28.csv", PEOPLE);
        write("2026-11-29.csv", "key,class,mail\n9,,z@example.org\n");
        write(".2026-11-30.csv", PEOPLE);
        write("2026-12-01.txt", PEOPLE);

        assertThat(read().toString()).contains("z@example.org");
    }

    @Test
    void a_file_that_has_just_changed_is_not_taken_yet_and_a_delta_waits_for_it() throws IOException {
        write("people.csv", PEOPLE);
        String watermark = watermark();
        write("people.csv", "key,class,mail\n1,,a@example.org\n");
        Files.setLastModifiedTime(inbox.resolve("people.csv"), FileTime.from(Instant.now()));

        assertRefused(Code.FILE_INCOMPLETE, "may still be being written", this::read);
        assertThat(delta(watermark)).isEmpty();
    }

    @Test
    void a_file_that_is_empty_or_ends_within_a_line_is_not_taken_at_all() {
        write("people.csv", "key,class,mail\n1,,a@example.org\n2,,b@exam");
        assertRefused(Code.FILE_INCOMPLETE, "people.csv ends without a line break", this::read);

        write("people.csv", "");
        assertRefused(Code.FILE_INCOMPLETE, "people.csv is empty", this::read);
    }

    @Test
    void a_file_that_changes_while_it_is_read_proves_nothing() {
        write("people.csv", PEOPLE);
        try (SourceConnector connector = open(1);
                SourceReading reading = connector.fullImport(selection())) {
            reading.next();
            write("people.csv", PEOPLE + "3,,c@example.org\n");

            assertRefused(Code.FILE_INCOMPLETE, "has changed while it was read", () -> drain(reading));
            assertThat(reading.watermark()).isEmpty();
        }
    }

    @Test
    void the_same_contents_under_another_name_are_no_change_and_other_contents_are_compared_as_a_whole() {
        write("a.csv", PEOPLE);
        String watermark = watermark();
        write("b.csv", PEOPLE);

        assertThat(delta(watermark)).isEmpty();

        write("c.csv", PEOPLE + "3,,c@example.org\n");
        assertRefused(Code.DELTA_IMPOSSIBLE, "c.csv is new or has changed", () -> delta(watermark));
        assertRefused(Code.DELTA_IMPOSSIBLE, "c.csv", () -> delta("of another kind"));
    }

    @Test
    void what_lies_outside_of_the_folders_for_sources_is_read_under_no_name() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.csv"), PEOPLE);
        Files.createSymbolicLink(inbox.resolve("people.csv"), elsewhere);

        assertRefused(Code.INSUFFICIENT_ACCESS, "lies in no folder that sources are read from", this::read);
    }

    private void write(String name, String text) {
        FileTestSource.write(inbox.resolve(name), text.getBytes(UTF_8));
    }

    private SourceConnector open(int pageSize) {
        SourceSettings source = FileTestSource.csv("staff", inbox, "key", pageSize);
        return FileTestSource.connectors(inbox).apply(source);
    }

    private static ImportSelection selection() {
        SourceSettings any = FileTestSource.csv("staff", Path.of("/"), "key", 1);
        return new ImportSelection(
                new ContainerFilter(any.partitions()), Set.of("inetOrgPerson"), Set.of("mail"), Set.of());
    }

    private List<SourceItem> read() {
        try (SourceConnector connector = open(10);
                SourceReading reading = connector.fullImport(selection())) {
            return drain(reading);
        }
    }

    private String watermark() {
        try (SourceConnector connector = open(10);
                SourceReading reading = connector.fullImport(selection())) {
            drain(reading);
            return reading.watermark().orElseThrow();
        }
    }

    private List<SourceItem> delta(String watermark) {
        try (SourceConnector connector = open(10);
                SourceReading reading = connector.deltaImport(selection(), watermark)) {
            return drain(reading);
        }
    }

    private static List<SourceItem> drain(SourceReading reading) {
        List<SourceItem> items = new ArrayList<>();
        for (Optional<List<SourceItem>> page = reading.next(); page.isPresent(); page = reading.next()) {
            items.addAll(page.get());
        }
        return items;
    }

    private static void assertRefused(
            Code code, String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).contains(message);
        });
    }
}
