package io.isthmus.cli.administering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An object's way from its source to the target, for people; the verdict first. */
final class LineageText {

    private LineageText() {}

    /** @param known as sync-service tells it; {@code target} as export-service does, empty when it knows none */
    static List<String> of(JsonNode known, Optional<JsonNode> target) {
        List<String> lines = new ArrayList<>();
        lines.add(known.path("dn").asText(known.path("anchor").asText()));
        lines.add("    " + known.path("verdict").asText());
        lines.add("    source %s, %s, anchor %s, seen %s"
                .formatted(
                        known.path("connector").asText(),
                        known.path("objectClass").asText("?"),
                        known.path("anchor").asText(),
                        known.path("observedAt").asText("never")));
        if (known.hasNonNull("departed")) {
            lines.add("    departed: " + known.path("departed").asText());
        }
        JsonNode link = known.path("link");
        if (!link.isMissingNode() && !link.isNull()) {
            lines.add("    inbound: %s%s%s"
                    .formatted(
                            link.path("status").asText(),
                            link.hasNonNull("ruleId")
                                    ? " by rule " + link.path("ruleId").asText()
                                    : "",
                            link.hasNonNull("reason")
                                    ? ": " + link.path("reason").asText()
                                    : ""));
        }
        known.path("rules").forEach(rule -> rules(rule, lines));
        known.path("metaverse").path("problems").forEach(problem -> lines.add("    problem: " + problem.asText()));
        target.ifPresentOrElse(
                node -> target(node, lines), () -> lines.add("    target: nothing is known of it there"));
        return lines;
    }

    /** Of an object that its source has forgotten. */
    static List<String> ofTarget(JsonNode target) {
        List<String> lines = new ArrayList<>();
        lines.add(target.path("displayName").asText(target.path("targetAnchor").asText()));
        lines.add("    no source knows it now; anchor at the target %s%s"
                .formatted(
                        target.path("targetAnchor").asText(),
                        target.hasNonNull("source")
                                ? ", it came from " + target.path("source").asText()
                                : ""));
        target(target, lines);
        return lines;
    }

    private static void rules(JsonNode rule, List<String> lines) {
        if (!rule.path("inScope").asBoolean()) {
            List<String> failed = new ArrayList<>();
            rule.path("failed").forEach(each -> failed.add(each.asText()));
            lines.add(
                    "    rule %s does not apply: %s".formatted(rule.path("name").asText(), String.join("; ", failed)));
        }
    }

    private static void target(JsonNode target, List<String> lines) {
        lines.add("    target: should be %s; %s; %s"
                .formatted(
                        target.path("state").asText(),
                        target.hasNonNull("targetId")
                                ? "is there as " + target.path("targetId").asText()
                                : "was not seen there",
                        target.hasNonNull("pending")
                                ? "pending: " + target.path("pending").asText()
                                        + (target.hasNonNull("reason")
                                                ? " (" + target.path("reason").asText() + ")"
                                                : "")
                                : "nothing is pending"));
        JsonNode last = target.path("lastOutcome");
        if (last.isObject()) {
            lines.add("    last export: %s %s"
                    .formatted(last.path("result").asText(), last.path("reason").asText(""))
                    .stripTrailing());
        }
    }
}
