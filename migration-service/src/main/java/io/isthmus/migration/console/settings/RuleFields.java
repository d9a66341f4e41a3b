package io.isthmus.migration.console.settings;

import io.isthmus.contracts.settings.RuleDocument.Direction;
import io.isthmus.contracts.settings.RuleDocument.FlowKind;
import io.isthmus.contracts.settings.RuleDocument.LinkType;
import io.isthmus.contracts.settings.RuleDocument.MergeType;
import io.isthmus.migration.console.settings.RuleForm.FlowRow;
import io.isthmus.migration.console.settings.RuleForm.JoinRow;
import io.isthmus.migration.console.settings.RuleForm.ScopeRow;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the fields of a rule's form; whatever is missing is empty. */
final class RuleFields {

    private final Map<String, String> fields;

    private RuleFields(Map<String, String> fields) {
        this.fields = fields;
    }

    static RuleForm read(Map<String, String> fields) {
        RuleFields form = new RuleFields(fields);
        return new RuleForm(
                form.text("original"),
                form.text("id").strip(),
                form.text("name").strip(),
                form.choice("direction", Direction.INBOUND),
                form.text("connector"),
                form.text("sourceType").strip(),
                form.text("targetType").strip(),
                form.choice("linkType", LinkType.JOIN),
                form.text("precedence"),
                form.numbers("scope\\.(\\d{1,4})\\..*").stream()
                        .map(group -> form.scope("scope." + group))
                        .toList(),
                form.numbers("join\\.(\\d{1,4})\\..*").stream()
                        .map(group -> form.joins("join." + group))
                        .toList(),
                form.numbers("flow\\.(\\d{1,4})\\..*").stream()
                        .map(row -> form.flow("flow." + row))
                        .toList());
    }

    private List<ScopeRow> scope(String group) {
        return numbers(Pattern.quote(group) + "\\.(\\d{1,4})\\..*").stream()
                .map(number -> group + "." + number)
                .map(row ->
                        new ScopeRow(text(row + ".attribute").strip(), text(row + ".operator"), text(row + ".value")))
                .toList();
    }

    private List<JoinRow> joins(String group) {
        return numbers(Pattern.quote(group) + "\\.(\\d{1,4})\\..*").stream()
                .map(number -> group + "." + number)
                .map(row -> new JoinRow(
                        text(row + ".source").strip(),
                        text(row + ".metaverse").strip(),
                        fields.containsKey(row + ".case")))
                .toList();
    }

    private FlowRow flow(String row) {
        return new FlowRow(
                text(row + ".target").strip(),
                choice(row + ".kind", FlowKind.DIRECT),
                text(row + ".source"),
                choice(row + ".merge", MergeType.UPDATE),
                fields.containsKey(row + ".once"));
    }

    /** Which numbers there are, in order. */
    private List<Integer> numbers(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        TreeSet<Integer> numbers = new TreeSet<>();
        fields.keySet().forEach(field -> {
            Matcher found = wanted.matcher(field);
            if (found.matches()) {
                numbers.add(Integer.valueOf(found.group(1)));
            }
        });
        return List.copyOf(numbers);
    }

    private String text(String field) {
        return fields.getOrDefault(field, "");
    }

    private <E extends Enum<E>> E choice(String field, E otherwise) {
        for (E each : otherwise.getDeclaringClass().getEnumConstants()) {
            if (each.name().equals(fields.get(field))) {
                return each;
            }
        }
        return otherwise;
    }
}
