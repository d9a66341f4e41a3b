package io.isthmus.analyzer.differing;

import io.isthmus.analyzer.facts.MetaverseSchema;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.inventory.ExportFacts.ConnectorFacts;
import io.isthmus.analyzer.inventory.ExportFacts.MetaverseFacts;
import io.isthmus.analyzer.inventory.MarkedWord;
import io.isthmus.analyzer.inventory.RuleFacts;
import io.isthmus.contracts.analysis.ExportComparison.Area;
import io.isthmus.contracts.analysis.ExportComparison.Change;
import io.isthmus.contracts.analysis.ExportComparison.Difference;
import io.isthmus.contracts.analysis.ExportComparison.Weight;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All differences of two exports, the weightiest first. */
public final class ExportDifferences {

    private static final Comparator<Difference> ORDER = Comparator.comparing(Difference::weight)
            .thenComparing(Difference::area)
            .thenComparing(Difference::subject);

    private final Found found = new Found();

    private ExportDifferences() {}

    public static List<Difference> between(ExportFacts before, ExportFacts after) {
        ExportDifferences differences = new ExportDifferences();
        differences.connectors(before, after);
        differences.rules(before, after);
        new SettingDifferences(differences.found).of(before, after);
        differences.metaverse(before.metaverse(), after.metaverse());
        return differences.found.all().stream().sorted(ORDER).toList();
    }

    /** The same by name; of what is left, the only one of its kind on either side was renamed. */
    private void connectors(ExportFacts before, ExportFacts after) {
        Pairs<ConnectorFacts> pairs = Pairs.of(
                        before.connectors(), after.connectors(), c -> c.kind() + ' ' + String.valueOf(c.name()))
                .then(ConnectorFacts::kind);
        ConnectorDifferences differences = new ConnectorDifferences(found);
        pairs.both().forEach(pair -> differences.of(pair.before(), pair.after()));
        pairs.before().forEach(gone -> there(Area.CONNECTOR, gone.name(), Change.REMOVED));
        pairs.after().forEach(come -> there(Area.CONNECTOR, come.name(), Change.ADDED));
    }

    private void there(Area area, @Nullable String name, Change change) {
        found.of(area, String.valueOf(name)).there(change, Weight.EFFECT);
    }

    private void rules(ExportFacts before, ExportFacts after) {
        List<RuleFacts> earlier = before.rules();
        List<RuleFacts> later = after.rules();
        if (earlier == null || later == null) {
            found.of(Area.RULE, "*").value("rules", Weight.EFFECT, count(earlier), count(later));
            return;
        }
        new RuleDifferences(found, connectorNames(before, after)).of(earlier, later);
    }

    private static @Nullable Integer count(@Nullable List<RuleFacts> rules) {
        return rules == null ? null : Integer.valueOf(rules.size());
    }

    /** Cloud connectors of two servers may have two names; to a rule they are the same one. */
    private static Map<String, String> connectorNames(ExportFacts before, ExportFacts after) {
        Map<String, String> names = new HashMap<>();
        Stream.of(before, after)
                .flatMap(facts -> facts.connectors().stream())
                .filter(c -> c.id() != null)
                .forEach(c -> names.put(
                        String.valueOf(c.id()), c.kind().equals("CLOUD") ? c.kind() : String.valueOf(c.name())));
        return names;
    }

    private void metaverse(@Nullable MetaverseFacts before, @Nullable MetaverseFacts after) {
        if (before == null || after == null) {
            found.of(Area.METAVERSE, "metaverse").value("file", Weight.OPERATION, told(before), told(after));
            return;
        }
        Found.Subject metaverse = found.of(Area.METAVERSE, "metaverse");
        metaverse.optional("provisioning", Weight.EFFECT, before.provisioning(), after.provisioning());
        metaverse.members("extension", Weight.EFFECT, before.extensions(), after.extensions());
        metaverse.members("scripted", Weight.EFFECT, before.scripted(), after.scripted());
        metaverse.members(
                "flow",
                Weight.EFFECT,
                ConnectorDifferences.flows(before.attributeFlows()),
                ConnectorDifferences.flows(after.attributeFlows()));
        metaverse.optional(
                "password change notification",
                Weight.OPERATION,
                before.passwordChangeSync(),
                after.passwordChangeSync());
        metaverse.members("attribute", Weight.OPERATION, attributes(before.schema()), attributes(after.schema()));
    }

    private static @Nullable String told(@Nullable MetaverseFacts metaverse) {
        return metaverse == null ? null : MarkedWord.of("told");
    }

    private static @Nullable List<String> attributes(@Nullable MetaverseSchema schema) {
        return schema == null
                ? null
                : schema.types().stream()
                        .flatMap(type -> type.attributes().stream().map(name -> type.name() + "." + name))
                        .toList();
    }
}
