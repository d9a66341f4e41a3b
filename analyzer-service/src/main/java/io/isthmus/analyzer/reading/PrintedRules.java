package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.LegacyExport.IgnoredFile.Why;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.words.Details;
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

    private final JsonRules rules;
    private final List<SyncRule> found = new ArrayList<>();
    private @Nullable Loss loss;

    private PrintedRules(SecretRedaction secrets) {
        this.rules = new JsonRules(secrets);
    }

    /**
     * @param unit name of each rule
     * @param lost told why nothing is taken
     */
    static DocumentReader over(
            String unit, SecretRedaction secrets, Consumer<List<SyncRule>> done, Consumer<Loss> lost) {
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

    private static @Nullable Loss loss(Element rule) {
        return Stream.concat(numbers(rule), typeNames(rule)).findFirst().orElse(null);
    }

    private static Stream<Loss> numbers(Element rule) {
        return rule.descend()
                .filter(part -> WORDS.contains(part.name().toLowerCase(Locale.ROOT))
                        && part.text().matches("\\d+"))
                .map(part -> Loss.of(Why.NUMBERS_FOR_WORDS, part).with(part.text()));
    }

    private static Stream<Loss> typeNames(Element rule) {
        Stream<Element> groups = OBJECTS.stream().flatMap(rule::allNamed);
        return groups.flatMap(
                        group -> Stream.concat(Stream.of(group), GROUPS.stream().flatMap(group::allNamed)))
                .filter(part -> part.leaf() && !part.text().isEmpty())
                .map(part -> Loss.of(Why.PRINTED_FLAT, part));
    }

    /** Why nothing is taken. */
    record Loss(Why why, Details details) {

        private static Loss of(Why why, Element part) {
            return new Loss(
                    why,
                    Details.of("part", part.name()).and("line", part.evidence().line()));
        }

        private Loss with(String value) {
            return new Loss(why, details.and("value", value));
        }
    }
}
