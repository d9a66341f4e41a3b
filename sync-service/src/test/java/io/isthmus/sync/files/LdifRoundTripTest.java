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
import java.util.Base64;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** However values are folded and encoded, they are read as they were written (RFC 2849). */
class LdifRoundTripTest {

    private static final SourceSettings SOURCE = FileTestSource.ldif("staff", Path.of("/"), "uid", 10);
    private static final ImportSelection EVERYTHING = new ImportSelection(
            new ContainerFilter(SOURCE.partitions()), Set.of("inetOrgPerson"), Set.of("description"), Set.of());

    @Property(tries = 200)
    void what_was_written_by_the_rules_is_read_as_it_was(
            @ForAll("values") List<String> values, @ForAll @IntRange(min = 20, max = 80) int width) throws IOException {
        StringBuilder text = new StringBuilder("version: 1\n");
        for (int i = 0; i < values.size(); i++) {
            text.append(folded("dn: cn=" + i + ",ou=staff", width))
                    .append("objectClass: inetOrgPerson\nuid: ")
                    .append(i)
                    .append("\n# between\n")
                    .append(folded(
                            "description:: "
                                    + Base64.getEncoder()
                                            .encodeToString(values.get(i).getBytes(UTF_8)),
                            width))
                    .append("\r\n");
        }

        assertThat(read(text.toString()))
                .map(item -> ((SourceItem.Observed) item).entry().attributes().get("description"))
                .map(List::getFirst)
                .containsExactlyElementsOf(values);
    }

    private static String folded(String line, int width) {
        StringBuilder folded = new StringBuilder();
        for (int from = 0; from < line.length(); from += width) {
            folded.append(from == 0 ? "" : " ")
                    .append(line, from, Math.min(line.length(), from + width))
                    .append("\n");
        }
        return folded.toString();
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.strings()
                .withChars('a', 'Ø', ' ', '\n', ':', '<', '#', ',')
                .ofMinLength(1)
                .ofMaxLength(60)
                .list()
                .ofMaxSize(5);
    }

    private static List<SourceItem> read(String text) throws IOException {
        List<SourceItem> items = new ArrayList<>();
        FileLines lines = new FileLines(new ByteArrayInputStream(text.getBytes(UTF_8)), 10_000);
        try (LdifObjects objects = new LdifObjects(SOURCE, EVERYTHING, "people.ldif", lines, 10_000)) {
            for (SourceItem item = objects.next(); item != null; item = objects.next()) {
                items.add(item);
            }
        }
        return items;
    }
}
