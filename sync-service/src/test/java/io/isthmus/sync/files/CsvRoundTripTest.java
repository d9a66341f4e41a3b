package io.isthmus.sync.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceItem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a table holds, it is read as it was written (RFC 4180); whatever bytes a file holds, reading it comes to an end. */
class CsvRoundTripTest {

    private static final SourceSettings SOURCE = FileTestSource.csv("staff", Path.of("/"), "key", 10);
    private static final ImportSelection EVERYTHING = new ImportSelection(
            new ContainerFilter(SOURCE.partitions()), Set.of("inetOrgPerson"), Set.of("displayName"), Set.of());

    @Property(tries = 200)
    void what_was_written_by_the_rules_is_read_as_it_was(@ForAll("fields") List<String> names)
            throws IOException, UnreadableFile {
        StringBuilder text = new StringBuilder("key,class,displayName\r\n");
        for (int i = 0; i < names.size(); i++) {
            text.append(i)
                    .append(",,\"")
                    .append(names.get(i).replace("\"", "\"\""))
                    .append("\"\r\n");
        }

        List<SourceItem> items = read(text.toString().getBytes(UTF_8));

        assertThat(items)
                .map(item -> ((SourceItem.Observed) item).entry().attributes().get("displayName"))
                .map(values -> values == null ? "" : String.join("|", values))
                .containsExactlyElementsOf(
                        names.stream().map(name -> name.isBlank() ? "" : name).toList());
    }

    @Provide
    Arbitrary<List<String>> fields() {
        return Arbitraries.strings()
                .withChars('a', 'Ø', '"', ',', ' ', '\n', ';', '\t', '\\', '\'')
                .ofMaxLength(12)
                .map(text -> text.replace("\n\n", "\n"))
                .list()
                .ofMaxSize(6);
    }

    @Property(tries = 200)
    void whatever_stands_in_a_file_comes_to_an_end(@ForAll byte[] rest) throws IOException {
        byte[] header = "key,class,displayName\n".getBytes(UTF_8);
        byte[] all = new byte[header.length + rest.length];
        System.arraycopy(header, 0, all, 0, header.length);
        System.arraycopy(rest, 0, all, header.length, rest.length);
        try {
            assertThat(read(all)).doesNotContainNull();
        } catch (UnreadableFile e) {
            assertThat(e.getMessage()).contains("people.csv");
        }
    }

    private static List<SourceItem> read(byte[] bytes) throws IOException, UnreadableFile {
        List<SourceItem> items = new ArrayList<>();
        try (CsvObjects objects = new CsvObjects(
                SOURCE, EVERYTHING, "people.csv", new FileLines(new ByteArrayInputStream(bytes), 1_000), 1_000)) {
            for (SourceItem item = objects.next(); item != null; item = objects.next()) {
                items.add(item);
            }
        }
        return items;
    }
}
