package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.SyncRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules as {@code Get-ADSyncRule | ConvertTo-Json} prints them. Two ways of printing lose what they meant, and none of their rules is
 * taken: words printed as numbers, whose order is nowhere documented, and depths at which an object becomes the name of its type.
 */
final class PrintedRules {

    /** Words of fixed lists, of which Windows PowerShell prints the place in the list. */
    private static final Set<String> WORDS =
            Set.of("direction", "linktype", "flowtype", "valuemergetype", "comparisonoperator");

    private static final List<String> OBJECTS = List.of("AttributeFlowMappings", "ScopeFilter", "JoinFilter");
    private static final List<String> GROUPS = List.of("ScopeConditionList", "JoinConditionList");

    private static final String INSTEAD =
            ". Export the server's configuration in place of it: Get-ADSyncServerConfiguration -Path C:\\Export";

    private final JsonRules rules;
    private final List<SyncRule> found = new ArrayList<>();
    private @Nullable String loss;

    private PrintedRules(SecretRedaction secrets) {
        this.rules = new JsonRules(secrets);
    }

    /**
     * @param unit name of each rule
     * @param lost told why nothing is taken
     */
    static DocumentReader over(
            String unit, SecretRedaction secrets, Consumer<List<SyncRule>> done, Consumer<String> lost) {
        PrintedRules reader = new PrintedRules(secrets);
        return new DocumentReader(Map.of(unit, reader::rule), Set.of(), () -> {
            if (reader.loss == null) {
                done.accept(reader.found);
            } else {
                lost.accept(reader.loss);
            }
        });
    }

    private void rule(Element rule) {
        loss = loss == null ? loss(rule) : loss;
        found.add(rules.rule(rule, null));
    }

    private static @Nullable String loss(Element rule) {
        return Stream.concat(numbers(rule), typeNames(rule)).findFirst().orElse(null);
    }

    private static Stream<String> numbers(Element rule) {
        return rule.descend()
                .filter(part -> WORDS.contains(part.name().toLowerCase(Locale.ROOT))
                        && part.text().matches("\\d+"))
                .map(part -> "it prints numbers in place of words (" + part.name() + " " + part.text() + " in line "
                        + part.evidence().line() + ")" + INSTEAD
                        + ", or print the rules in PowerShell 7 with ConvertTo-Json -Depth 10 -EnumsAsStrings");
    }

    private static Stream<String> typeNames(Element rule) {
        Stream<Element> groups = OBJECTS.stream().flatMap(rule::allNamed);
        return groups.flatMap(
                        group -> Stream.concat(Stream.of(group), GROUPS.stream().flatMap(group::allNamed)))
                .filter(part -> part.leaf() && !part.text().isEmpty())
                .map(part -> "it was printed too flat, so that objects became names of types (" + part.name()
                        + " in line " + part.evidence().line() + ")" + INSTEAD
                        + ", or print again with ConvertTo-Json -Depth 10");
    }
}
