package io.isthmus.sync.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceContract;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest extends SourceContract {

    private static final String HEADER = "key,class,E-Mail,displayName,manager,member,cn,userPassword\n";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("people.csv");
    }

    @Override
    protected void write(List<Somebody> all) {
        StringBuilder text = new StringBuilder(HEADER);
        for (Somebody each : all) {
            text.append(String.join(
                            ",",
                            each.key(),
                            each.objectClass(),
                            each.values().getOrDefault("mail", ""),
                            "\"" + each.values().getOrDefault("displayName", "") + "\"",
                            each.values().getOrDefault("manager", ""),
                            each.values().getOrDefault("member", ""),
                            each.values().getOrDefault("cn", ""),
                            each.values().getOrDefault("userPassword", "")))
                    .append("\n");
        }
        write(text.toString());
    }

    private void write(String text) {
        FileTestSource.write(file(), text.getBytes(UTF_8));
    }

    @Override
    protected SourceSettings source(int pageSize) {
        return FileTestSource.csv("staff", folder, "key", pageSize);
    }

    @Override
    protected SourceConnector open(SourceSettings source) {
        return FileTestSource.connectors(folder).apply(source);
    }

    @Override
    protected void remove() {
        try {
            Files.delete(file());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void quotes_line_breaks_byte_order_mark_and_windows_line_ends_are_read() {
        write("\uFEFFkey,displayName\r\n1,\"Ann \"\"A\"\", the\r\nfirst\"\r\n\r\n2,Bert\r\n");

        List<SourceEntry> entries = entries(full(plain()));

        assertThat(entry(entries, "1").attributes()).containsEntry("displayName", List.of("Ann \"A\", the\nfirst"));
        assertThat(entry(entries, "2").attributes()).containsEntry("displayName", List.of("Bert"));
    }

    @Test
    void one_bad_row_is_an_error_with_file_and_line_and_nobody_is_taken_as_gone_for_it() {
        write("key,displayName\n1,Ann\n2,Bert,too many\n3,\"Carl\" the third\n4,Dora\n,Nobody\n");

        try (SourceConnector connector = open(plain());
                var reading = connector.fullImport(selection(plain()))) {
            Read read = drained(reading);

            assertThat(entries(read)).extracting(SourceEntry::anchor).containsExactly("1", "4");
            assertThat(faults(read))
                    .extracting(fault -> fault.code() + " " + fault.dn())
                    .containsExactly(
                            "WRONG_COLUMNS people.csv, line 3",
                            "NO_ROW people.csv, line 4",
                            "NO_ANCHOR people.csv, line 6");
            assertThat(connector.unanswered()).containsExactly(BASE);
        }
    }

    @Test
    void a_row_without_a_key_is_known_to_be_about_nobody_that_is_known() {
        write("key,displayName\n1,Ann\n,Nobody\n");

        try (SourceConnector connector = open(plain())) {
            assertThat(connector.unanswered()).isEmpty();
        }
    }

    @Test
    void bytes_that_are_no_utf_8_cost_their_own_row() {
        FileTestSource.write(file(), "key,displayName\n1,Øyvind\n2,Bert\n".getBytes(ISO_8859_1));

        Read read = full(plain());

        assertThat(entries(read)).extracting(SourceEntry::anchor).containsExactly("2");
        assertThat(faults(read)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("NOT_UTF8");
            assertThat(fault.anchor()).isEqualTo("1");
        });
    }

    @Test
    void a_key_that_stands_twice_is_told() {
        write("key,displayName\n1,Ann\n2,Bert\n1,Anna\n");

        assertThat(faults(full(plain()))).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("REPEATED_ANCHOR");
            assertThat(fault.message()).contains("2 records with the anchor 1");
        });
    }

    @Test
    void a_row_that_is_too_large_is_skipped_by_name() {
        write("key,displayName\n1," + "x".repeat(200_000) + "\n2,Bert\n");

        Read read = full(plain());

        assertThat(entries(read)).extracting(SourceEntry::anchor).containsExactly("2");
        assertThat(faults(read)).extracting(SourceItem.Faulty::code).containsExactly("RECORD_TOO_LARGE");
    }

    @Test
    void a_quote_that_is_never_closed_ends_the_reading_by_name() {
        write("key,displayName\n1,Ann\n2,\"Bert\n3,Carl\n");

        assertIncomplete("opened at people.csv, line 3");
    }

    @Test
    void a_header_without_the_key_says_which_columns_there_are() {
        write("number;displayName\n1;Ann\n");

        assertIncomplete("no column key, but number;displayName");
    }

    private void assertIncomplete(String message) {
        assertThatThrownBy(() -> full(plain())).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.code()).isEqualTo(SourceException.Code.FILE_INCOMPLETE);
            assertThat(e.getMessage()).contains(message);
        });
    }

    /** Without a class column. */
    private SourceSettings plain() {
        SourceSettings like = source(1_000);
        return new SourceSettings(
                like.name(),
                like.kind(),
                like.url(),
                false,
                null,
                null,
                null,
                "key",
                like.partitions(),
                like.delta(),
                like.pageSize());
    }
}
