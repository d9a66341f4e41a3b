package io.isthmus.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.isthmus.rules.rule.JoinCondition;
import io.isthmus.rules.rule.LinkType;
import io.isthmus.rules.rule.MergeType;
import io.isthmus.rules.rule.RuleBuilder;
import io.isthmus.rules.rule.RuleBuilder.Condition;
import io.isthmus.rules.rule.RuleReading;
import io.isthmus.rules.rule.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the files of standard rules, as a service does that has Jackson. */
final class RuleFiles {

    static final String ACTIVE_DIRECTORY = "default-rules.json";
    static final String LDAP = "default-rules-ldap.json";

    private RuleFiles() {}

    static List<RuleReading> read(String file) {
        List<RuleReading> rules = new ArrayList<>();
        documents(file).forEach(document -> rules.add(read(document)));
        return rules;
    }

    static RuleSet ruleSet(String file) {
        return RuleSet.of(read(file).stream().map(GoodRule::of).toList());
    }

    static JsonNode documents(String file) {
        try (InputStream json = RuleFiles.class.getResourceAsStream("/io/isthmus/rules/" + file)) {
            return new ObjectMapper().readTree(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RuleReading read(JsonNode document) {
        String id = document.path("id").asText();
        RuleBuilder builder = document.path("direction").asText().equals("INBOUND")
                ? RuleBuilder.inbound(id)
                : RuleBuilder.outbound(id);
        builder.named(document.path("name").asText())
                .types(
                        document.path("sourceType").asText(),
                        document.path("targetType").asText())
                .link(LinkType.valueOf(document.path("linkType").asText()))
                .precedence(document.path("precedence").asInt());
        document.path("scope").forEach(group -> {
            List<Condition> conditions = new ArrayList<>();
            group.path("conditions")
                    .forEach(each -> conditions.add(new Condition(
                            each.path("attribute").asText(),
                            each.path("operator").asText(),
                            each.path("value").asText(null))));
            builder.scopeGroup(conditions);
        });
        document.path("joins").forEach(group -> {
            List<JoinCondition> conditions = new ArrayList<>();
            group.path("conditions")
                    .forEach(each -> conditions.add(new JoinCondition(
                            each.path("sourceAttribute").asText(),
                            each.path("metaverseAttribute").asText(),
                            each.path("caseSensitive").asBoolean())));
            builder.joinGroup(conditions);
        });
        document.path("flows").forEach(flow -> flow(builder, flow));
        return builder.build();
    }

    private static void flow(RuleBuilder builder, JsonNode flow) {
        String target = flow.path("target").asText();
        String source = flow.path("source").asText();
        MergeType merge = MergeType.valueOf(flow.path("merge").asText());
        boolean once = flow.path("executeOnce").asBoolean();
        switch (flow.path("kind").asText()) {
            case "DIRECT" -> builder.direct(target, source, merge, once);
            case "CONSTANT" -> builder.constant(target, source, merge, once);
            case "EXPRESSION" -> builder.expression(target, source, merge, once);
            default -> throw new IllegalArgumentException("no such kind of flow: " + flow);
        }
    }
}
