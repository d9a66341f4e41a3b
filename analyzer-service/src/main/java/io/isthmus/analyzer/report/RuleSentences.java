package io.isthmus.analyzer.report;

import io.isthmus.analyzer.inventory.FlowLine;
import io.isthmus.analyzer.inventory.RuleFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A rule in sentences: whom it takes, whom it links or creates, what it fills. */
final class RuleSentences {

    private final ReportWords words;

    RuleSentences(ReportWords words) {
        this.words = words;
    }

    String of(RuleFacts rule, String connector) {
        String direction = "INBOUND".equals(RuleSections.direction(rule)) ? "inbound" : "outbound";
        List<String> sentences = new ArrayList<>();
        if (rule.disabled()) {
            sentences.add(words.say("sentence.disabled"));
        }
        sentences.add(words.say(
                "sentence." + direction, words.known(rule.sourceType()), connector, words.known(rule.targetType())));
        sentences.add(scope(rule.text().scope()));
        sentences.add(joins(rule.text().joins(), words.known(rule.targetType())));
        sentences.add(link(rule));
        sentences.add(
                flows(rule.text().mappings() == null ? List.of() : rule.text().mappings()));
        return String.join(" ", sentences);
    }

    private String scope(List<String> alternatives) {
        return alternatives.isEmpty()
                ? words.say("sentence.everything")
                : words.say("sentence.scope", String.join(" " + words.say("or") + " ", alternatives));
    }

    private String joins(List<String> alternatives, String type) {
        return alternatives.isEmpty()
                ? words.say("sentence.no-joins")
                : words.say("sentence.joins", type, String.join(" " + words.say("then") + " ", alternatives));
    }

    private String link(RuleFacts rule) {
        String link = rule.linkType() == null ? "" : rule.linkType().toLowerCase(Locale.ROOT);
        return switch (link) {
            case "provision" -> words.say("sentence.provision", words.known(rule.targetType()));
            case "join" -> words.say("sentence.join");
            case "stickyjoin" -> words.say("sentence.sticky");
            default -> words.say("sentence.link", words.known(rule.linkType()));
        };
    }

    private String flows(List<FlowLine> lines) {
        if (lines.isEmpty()) {
            return words.say("sentence.no-flows");
        }
        return words.say(
                "sentence.flows",
                lines.size(),
                count(lines, FlowLine.How.DIRECT),
                count(lines, FlowLine.How.EXPRESSION),
                count(lines, FlowLine.How.CONSTANT),
                lines.stream().filter(FlowLine::once).count());
    }

    private static long count(List<FlowLine> lines, FlowLine.How how) {
        return lines.stream().filter(line -> line.how() == how).count();
    }
}
