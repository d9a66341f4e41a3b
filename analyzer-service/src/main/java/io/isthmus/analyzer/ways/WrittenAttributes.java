package io.isthmus.analyzer.ways;

import io.isthmus.analyzer.ways.TargetTable.At;
import io.isthmus.analyzer.ways.TargetTable.Nowhere;
import io.isthmus.analyzer.ways.TargetTable.Place;
import io.isthmus.analyzer.ways.WayOut.Reason;
import io.isthmus.analyzer.words.Details;
import io.isthmus.analyzer.words.Sentences;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.Direction;
import io.isthmus.contracts.settings.SettingsDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rules that are in force would write to a target, and which of it has no place there. */
record WrittenAttributes(List<Written> all) {

    /** Names in one sentence; the rest is counted. */
    private static final int NAMED = 40;

    record Written(String type, String attribute, String rule) {}

    /** What is lost together: of one type, for one reason. */
    private record Loss(String type, NoPlace why) {}

    static WrittenAttributes of(SettingsDocument settings, List<RuleDocument> standard) {
        Stream<RuleDocument> inForce = Stream.concat(
                standard.stream()
                        .filter(rule ->
                                !settings.rules().disabledStandardRules().contains(rule.id())),
                settings.rules().custom().stream());
        return new WrittenAttributes(inForce.filter(rule -> rule.direction() == Direction.OUTBOUND)
                .flatMap(rule ->
                        rule.flows().stream().map(flow -> new Written(rule.targetType(), flow.target(), rule.name())))
                .toList());
    }

    /** @param place of an attribute of a type */
    List<Reason> without(BiFunction<String, String, Place> place, Sentences words) {
        Map<Loss, List<Written>> losses = new LinkedHashMap<>();
        for (Written written : all) {
            switch (place.apply(written.type(), written.attribute())) {
                case At there -> {
                    // it is written
                }
                case Nowhere(NoPlace why) ->
                    losses.computeIfAbsent(new Loss(written.type(), why), l -> new ArrayList<>())
                            .add(written);
            }
        }
        return losses.entrySet().stream()
                .map(loss -> reason(loss.getKey(), loss.getValue(), words))
                .toList();
    }

    private static Reason reason(Loss loss, List<Written> written, Sentences words) {
        List<String> names = written.stream().map(Written::attribute).distinct().toList();
        int more = names.size() - NAMED;
        Details details = Details.of("type", loss.type())
                .and("why", loss.why())
                .and("names", names.stream().limit(NAMED).toList())
                .and("named", more > 0 ? "MANY" : "FEW")
                .and("more", more > 0 ? more : null);
        return new Reason(
                loss.why().name(),
                words.say(loss.why() == NoPlace.CONTACT ? "NO_CONTACTS" : "NOT_WRITTEN", details),
                true,
                words.say("rules", Details.of("rules", rules(written))));
    }

    private static String rules(List<Written> written) {
        return written.stream()
                .map(Written::rule)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .limit(NAMED)
                .collect(Collectors.joining("; "));
    }
}
