package io.isthmus.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.rules.expression.evaluation.FunctionSignature.Group;
import io.isthmus.rules.expression.functions.FunctionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The function tables of {@code docs/expression-language.md} are those of the code. After a change of a function, run this
 * test with {@code -Disthmus.write-documents=true}: it writes them anew.
 */
class LanguageDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/expression-language.md");
    private static final String BEGIN = "<!-- functions: written from the function table by LanguageDocumentTest -->\n";
    private static final String END = "<!-- end of functions -->\n";

    @Test
    void the_document_lists_every_function_as_it_is() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        String expected = document.substring(0, begin) + "\n" + tables() + document.substring(document.indexOf(END));
        if (Boolean.getBoolean("isthmus.write-documents")) {
            Files.writeString(DOCUMENT, expected);
        } else {
            assertThat(document).isEqualTo(expected);
        }
    }

    @Test
    void every_function_has_a_description() {
        assertThat(FunctionTable.signatures()).hasSizeGreaterThan(80).allSatisfy(each -> {
            assertThat(each.description()).endsWith(".").hasSizeLessThan(220);
            assertThat(each.toString()).contains(each.name() + "(");
        });
    }

    private static String tables() {
        StringBuilder tables = new StringBuilder();
        for (Group group : Group.values()) {
            tables.append("### ").append(title(group)).append("\n\n| Function | Meaning |\n|---|---|\n");
            tables.append(FunctionTable.signatures().stream()
                    .filter(each -> each.group() == group)
                    .map(each -> "| `" + each + "` | " + each.description().replace("|", "\\|") + " |\n")
                    .sorted()
                    .collect(Collectors.joining()));
            tables.append("\n");
        }
        return tables.toString();
    }

    private static String title(Group group) {
        return switch (group) {
            case CERTIFICATE -> "Certificates";
            case CONVERSION -> "Conversion";
            case DATE -> "Dates";
            case DIRECTORY -> "Directory";
            case TEST -> "Tests";
            case MATH -> "Numbers";
            case MULTI_VALUED -> "Several values";
            case FLOW -> "Flow";
            case TEXT -> "Text";
        };
    }
}
