package io.isthmus.systemtests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents call things by the names they bear today. */
class WordsTest {

    private static final Path ROOT = Path.of("..");
    private static final Path GLOSSARY = ROOT.resolve("docs/glossary.md");
    private static final Pattern IN_CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TYPE = Pattern.compile("(?:\\w+\\.)*([A-Z]\\w+)");

    @Test
    void no_document_uses_the_former_name_of_a_type() throws IOException {
        Set<String> types = types();
        Set<String> former =
                formerNames().stream().filter(name -> !types.contains(name)).collect(Collectors.toSet());
        assertThat(former).hasSizeGreaterThan(50);

        for (Path document : documents()) {
            assertThat(names(Files.readString(document)))
                    .as(document.toString())
                    .doesNotContainAnyElementsOf(former);
        }
    }

    /** First column of the table of renamed words. */
    private static Set<String> formerNames() throws IOException {
        return Files.readString(GLOSSARY)
                .lines()
                .dropWhile(line -> !line.startsWith("| Former"))
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split("\\|")[1])
                .flatMap(former -> names(former).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> names(String text) {
        return IN_CODE.matcher(text)
                .results()
                .map(code -> TYPE.matcher(code.group(1)))
                .filter(Matcher::matches)
                .map(type -> type.group(1))
                .collect(Collectors.toSet());
    }

    private static List<Path> documents() throws IOException {
        return files(".md").stream().filter(file -> !file.equals(GLOSSARY)).toList();
    }

    private static Set<String> types() throws IOException {
        return files(".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.filter(each -> !each.getFileName().toString().startsWith("."))
                    .flatMap(WordsTest::below)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        }
    }

    private static Stream<Path> below(Path top) {
        try (Stream<Path> files = Files.walk(top)) {
            return files
                    .filter(file -> Stream.of("target", "node_modules")
                            .noneMatch(built -> file.toString().contains("/" + built + "/")))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
