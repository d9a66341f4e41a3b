package io.isthmus.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.isthmus.rules.expression.evaluation.FlowValue;
import io.isthmus.rules.expression.parsing.ExpressionProblem;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
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
        List<String> expressions = shippedExpressions();
        assertThat(expressions).hasSizeGreaterThan(300);
        assertAllParse(expressions);
    }

    @Test
    void the_shipped_filters_of_users_decide_as_documented() throws Exception {
        Expression filter = shipped(text -> text.contains("\"SUPPORT_388945a0\""));
        assertThat(filtered(filter, Map.of())).isFalse();
        assertThat(filtered(filter, Map.of("sAMAccountName", "MSOL_AD_SYNC"))).isTrue();
        assertThat(filtered(filter, Map.of("sAMAccountName", "AAD_1234"))).isTrue();
        assertThat(filtered(filter, Map.of("sAMAccountName", "CAS_{1234}"))).isTrue();
        assertThat(filtered(filter, Map.of("sAMAccountName", "CAS_1234"))).isFalse();
        assertThat(filtered(filter, Map.of("sAMAccountName", "SUPPORT_388945a0")))
                .isTrue();
        assertThat(filtered(filter, Map.of("mailNickname", "SystemMailbox{1234}")))
                .isTrue();
        assertThat(filtered(filter, Map.of("isCriticalSystemObject", "TRUE"))).isTrue();
        assertThat(filtered(filter, Map.of("msExchRecipientTypeDetails", "4096")))
                .isTrue();
        assertThat(filtered(filter, Map.of("msExchRecipientTypeDetails", "1"))).isFalse();
        assertThat(filtered(filter, Map.of("dn", "CN=Joe\\0ACNF:1234,DC=contoso,DC=com")))
                .isTrue();
    }

    @Test
    void every_shipped_expression_can_be_evaluated_for_an_ordinary_user() throws Exception {
        Map<String, Evaluated> failures = new TreeMap<>();
        for (String text : shippedExpressions()) {
            CompileResult.Compiled compiled = (CompileResult.Compiled) Expression.compile(text);
            Evaluated result = compiled.expression().evaluate(user(Map.of()), Formulas.CONTEXT);
            if (result instanceof Evaluated.Failure) {
                failures.put(text, result);
            }
        }
        assertThat(failures).isEmpty();
    }

    private static Expression shipped(Predicate<String> wanted) throws Exception {
        String text = shippedExpressions().stream().filter(wanted).findFirst().orElseThrow();
        return ((CompileResult.Compiled) Expression.compile(text)).expression();
    }

    private static boolean filtered(Expression filter, Map<String, String> differences) {
        Evaluated result = filter.evaluate(user(differences), Formulas.CONTEXT);
        FlowValue value = ((Evaluated.Answer) result).value();
        assertThat(value).isIn(FlowValue.Literal.NULL, FlowValue.of(Value.bool(true)));
        return value != FlowValue.Literal.NULL;
    }

    private static SourceObject user(Map<String, String> differences) {
        Attributes.Builder attributes = Attributes.builder()
                .put("sAMAccountName", "joe")
                .put("userAccountControl", "512")
                .put("mailNickname", "joe")
                .put("displayName", "Joe Doe")
                .put("mail", "joe@contoso.com")
                .put("proxyAddresses", "SMTP:joe@contoso.com", "smtp:jd@contoso.com")
                .put("objectGUID", Value.binary(new byte[16]))
                .put("pwdLastSet", "130543532930000000");
        differences.forEach((name, value) -> attributes.put(name, value));
        String dn = differences.getOrDefault("dn", "CN=Joe,OU=Staff,DC=contoso,DC=com");
        return new SourceObject("ad", "a1", dn, "user", attributes.build());
    }

    @Test
    void every_expression_of_customised_rules_parses() throws Exception {
        Path file = CORPORA.resolve("adsync-rules-yaml/AADSyncRules.yml");
        assumeTrue(Files.isRegularFile(file), "no corpora at " + file.toAbsolutePath());
        List<String> expressions = fromYaml(file);
        assertThat(expressions).hasSizeGreaterThan(50);
        assertAllParse(expressions);
    }

    private static List<String> shippedExpressions() throws Exception {
        Path folder = CORPORA.resolve("aadconnect-contoso-2016/SynchronizationRules");
        assumeTrue(Files.isDirectory(folder), "no corpora at " + folder.toAbsolutePath());
        List<String> expressions = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                expressions.addAll(fromXml(file));
            }
        }
        return expressions;
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
