package io.isthmus.analyzer.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentedDefectsTest {

    @Test
    void docs_list_every_code_with_its_severity() throws Exception {
        List<String> documented = Pattern.compile("^\\| `([a-z]+)` \\| (\\w+) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("..", "docs", "findings.md")))
                .results()
                .map(m -> m.group(1) + " " + m.group(2))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(Arrays.stream(DefectCode.values())
                        .map(c -> c.code() + " " + c.severity().name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
