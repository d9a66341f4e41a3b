package io.isthmus.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * Every expression of real exports parses. The exports lie outside of the project, in the folder that the system property
 * {@code isthmus.corpora} names; without it in {@code shared/corpora} beside the checkout.
 */
class CorpusTest {

    private static final Path CORPORA = Path.of(System.getProperty("isthmus.corpora", "../../shared/corpora"));

    @Test
    void every_expression_of_a_real_azure_ad_connect_export_parses() throws Exception {
        Path folder = CORPORA.resolve("aadconnect-contoso-2016/SynchronizationRules");
        assumeTrue(Files.isDirectory(folder), "no corpora at " + folder.toAbsolutePath());
        List<String> expressions = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                expressions.addAll(fromXml(file));
            }
        }
        assertThat(expressions).hasSizeGreaterThan(300);
        assertAllParse(expressions);
    }

    @Test
    void every_expression_of_customised_rules_parses() throws Exception {
        Path file = CORPORA.resolve("adsync-rules-yaml/AADSyncRules.yml");
        assumeTrue(Files.isRegularFile(file), "no corpora at " + file.toAbsolutePath());
        List<String> expressions = fromYaml(file);
        assertThat(expressions).hasSizeGreaterThan(50);
        assertAllParse(expressions);
    }

    private static void assertAllParse(List<String> expressions) {
        Map<String, List<ExpressionProblem>> faulty = new TreeMap<>();
        for (String expression : expressions) {
            if (Expression.compile(expression) instanceof CompileResult.Faulty result) {
                faulty.put(expression, result.problems());
            }
        }
        assertThat(faulty).isEmpty();
    }

    private static List<String> fromXml(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(file.toFile());
        NodeList nodes = document.getElementsByTagName("expression");
        List<String> expressions = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            expressions.add(nodes.item(i).getTextContent());
        }
        return expressions;
    }

    /** One line each, plain or in quotes: no more YAML than this file has. */
    private static List<String> fromYaml(Path file) throws IOException {
        List<String> expressions = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String text = line.strip();
            if (text.startsWith("Expression: ")) {
                expressions.add(unquote(text.substring("Expression: ".length()).strip()));
            }
        }
        return expressions;
    }

    private static String unquote(String text) {
        if (text.startsWith("'")) {
            return text.substring(1, text.length() - 1).replace("''", "'");
        }
        return text.startsWith("\"") ? text.substring(1, text.length() - 1).translateEscapes() : text;
    }
}
