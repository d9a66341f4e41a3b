package io.isthmus.export.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each phase of an object's way has a table, and each such table one class that writes it: found in the sources, where the SQL is. */
class OneWriterTest {

    private static final Path SOURCES = Path.of("src/main/java/io/isthmus/export");
    private static final Pattern WRITES = Pattern.compile(
            "(?:insert into|update|delete from)\\s+([a-z_]+)(?=\\s+(?:as|set|using|where|[a-z]\\b)|\\s*\\()|truncate\\s+([a-z_, ]+)");

    @Test
    void each_phase_of_an_objects_way_is_written_by_one_class() throws IOException {
        Map<String, Set<String>> writers = writers();

        assertThat(writers.get("target_object")).containsExactly("DesiredRows");
        assertThat(writers.get("desired_image")).containsExactly("DesiredRows");
        assertThat(writers.get("object_reference")).containsExactly("DesiredRows");
        assertThat(writers.get("desired_member")).containsExactly("DesiredMemberTables");
        assertThat(writers.get("person_verdict")).containsExactly("VerdictStore");
        assertThat(writers.get("target_link")).containsExactly("LinkRows");
        assertThat(writers.get("comparison_due")).containsExactly("DueRows");
        assertThat(writers.get("membership_due")).containsExactly("MembershipDueRows");
        assertThat(writers.get("member_due")).containsExactly("MemberDueRows");
        assertThat(writers.get("member_difference")).containsExactly("MemberDifferenceRows");
        assertThat(writers.get("pending_export")).containsExactly("PendingRows");
        assertThat(writers.get("membership_difference")).containsExactly("MembershipDifferenceRows");
        assertThat(writers.get("approved_export")).containsExactly("ApprovalRows");
        assertThat(writers.get("approval")).containsExactly("ApprovalRows");
        assertThat(writers.get("export_attempt")).containsExactly("AttemptRows");
        assertThat(writers.get("deletion")).containsExactly("DeletionRows");
        assertThat(writers.get("in_flight")).containsExactly("InFlightRows");
        assertThat(writers.get("departed_object")).containsExactly("DepartedRows");
        assertThat(writers.get("observed_object")).containsExactly("ObservedRows");
        assertThat(writers.get("observed_image")).containsExactly("ObservedImageRows");
        assertThat(writers.get("observed_member")).containsExactly("ObservedMemberRows");
    }

    private static Map<String, Set<String>> writers() throws IOException {
        Map<String, Set<String>> writers = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher writes = WRITES.matcher(Files.readString(file));
                while (writes.find()) {
                    String tables = writes.group(1) == null ? writes.group(2) : writes.group(1);
                    for (String table : tables.split(",")) {
                        writers.computeIfAbsent(table.trim(), ignored -> new TreeSet<>())
                                .add(file.getFileName().toString().replace(".java", ""));
                    }
                }
            }
        }
        return writers;
    }
}
