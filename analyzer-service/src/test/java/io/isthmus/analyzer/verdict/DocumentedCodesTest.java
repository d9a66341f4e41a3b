package io.isthmus.analyzer.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.counting.DirectoryFault;
import io.isthmus.analyzer.facts.UnreadableExport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentedCodesTest {

    @Test
    void docs_list_every_code_and_no_other() throws Exception {
        List<String> documented = Pattern.compile("^\\| `([A-Z0-9_]+)` \\|", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("..", "docs", "findings.md")))
                .results()
                .map(m -> m.group(1))
                .toList();

        List<String> codes = Stream.of(
                        FindingCode.values(), UnreadableExport.Code.values(), DirectoryFault.Kind.values())
                .flatMap(Arrays::stream)
                .map(Enum::name)
                .toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void docs_state_the_severity_of_every_finding() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "findings.md"));

        assertThat(FindingCode.values())
                .allSatisfy(code -> assertThat(page)
                        .contains("| `" + code.name() + "` | "
                                + code.severity().name().toLowerCase() + " |"));
    }
}
