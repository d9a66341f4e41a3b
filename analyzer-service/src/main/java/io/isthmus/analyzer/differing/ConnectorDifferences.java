package io.isthmus.analyzer.differing;

import io.isthmus.analyzer.inventory.AttributeUse;
import io.isthmus.analyzer.inventory.AttributeUse.Judgement;
import io.isthmus.analyzer.inventory.ExportFacts.ConfigurationFacts;
import io.isthmus.analyzer.inventory.ExportFacts.ConnectorFacts;
import io.isthmus.analyzer.inventory.ExportFacts.FlowFacts;
import io.isthmus.analyzer.inventory.ExportFacts.PartitionFacts;
import io.isthmus.analyzer.inventory.ExportFacts.RunProfileFacts;
import io.isthmus.analyzer.inventory.ExportFacts.RunStepFacts;
import io.isthmus.analyzer.inventory.MarkedWord;
import io.isthmus.contracts.analysis.ExportComparison.Area;
import io.isthmus.contracts.analysis.ExportComparison.Change;
import io.isthmus.contracts.analysis.ExportComparison.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the same connector of two exports differs. */
final class ConnectorDifferences {

    /** Accounts that each server makes for itself. */
    private static final Pattern OWN_ACCOUNT = Pattern.compile("(?i)(.*\\\\)?(MSOL_|Sync_|AAD_).*");

    /** Connection options that name such an account. */
    private static final Pattern ACCOUNT_OPTION = Pattern.compile("(?i)username|forest-login-user");

    private final Found found;

    ConnectorDifferences(Found found) {
        this.found = found;
    }

    void of(ConnectorFacts before, ConnectorFacts after) {
        String name = String.valueOf(after.name());
        Found.Subject connector = found.of(Area.CONNECTOR, name);
        connector.value("name", Weight.NONE, before.name(), after.name());
        connector.value("category", Weight.EFFECT, before.category(), after.category());
        connector.optional("forest", Weight.EFFECT, before.forest(), after.forest());
        connector.members(
                "scripted",
                Weight.EFFECT,
                before.program().scripted(),
                after.program().scripted());
        configuration(connector, before.configuration(), after.configuration());
        partitions(name, before.partitions(), after.partitions());
        attributes(name, before.configuration(), after.configuration());
        runProfiles(name, before.program().runProfiles(), after.program().runProfiles());
    }

    private static void configuration(Found.Subject connector, ConfigurationFacts before, ConfigurationFacts after) {
        connector.optional("version", Weight.OPERATION, before.assemblyVersion(), after.assemblyVersion());
        connector.value("account", account(before.account(), after.account()), before.account(), after.account());
        connector.members("filter", Weight.EFFECT, filters(before), filters(after));
        connector.members("flow", Weight.EFFECT, flows(before.attributeFlows()), flows(after.attributeFlows()));
        connector.members("extension", Weight.EFFECT, before.extensions(), after.extensions());
        connector.optional(
                "password hash synchronization", Weight.EFFECT, before.passwordHashSync(), after.passwordHashSync());
        connector.optional("group filter", Weight.EFFECT, before.groupFilter(), after.groupFilter());
        connector.value(
                "containers created as needed",
                Weight.EFFECT,
                before.provisioningHierarchy(),
                after.provisioningHierarchy());
        options(connector, before.options(), after.options());
    }

    private static void options(
            Found.Subject connector, @Nullable Map<String, String> before, @Nullable Map<String, String> after) {
        if (before != null && after != null) {
            connector.entries(
                    option -> ACCOUNT_OPTION.matcher(option).matches()
                            ? account(before.get(option), after.get(option))
                            : Weight.OPERATION,
                    before,
                    after);
        }
    }

    private static Weight account(@Nullable String before, @Nullable String after) {
        return own(before) && own(after) ? Weight.NONE : Weight.OPERATION;
    }

    private static boolean own(@Nullable String account) {
        return account != null && OWN_ACCOUNT.matcher(account).matches();
    }

    private static @Nullable List<String> filters(ConfigurationFacts told) {
        return told.declaredFilters() == null
                ? null
                : told.declaredFilters().stream()
                        .flatMap(f -> f.conditions().stream().map(c -> f.objectType() + ": " + c))
                        .toList();
    }

    static @Nullable List<String> flows(FlowFacts flows) {
        if (flows.directFlows() == null || flows.otherFlows() == null) {
            return null;
        }
        List<String> all = new ArrayList<>(flows.directFlows());
        all.addAll(flows.otherFlows());
        return all;
    }

    private void partitions(String connector, List<PartitionFacts> before, List<PartitionFacts> after) {
        Pairs<PartitionFacts> pairs = Pairs.of(before, after, p -> String.valueOf(p.dn()));
        pairs.before().forEach(gone -> there(connector, gone, Change.REMOVED));
        pairs.after().forEach(come -> there(connector, come, Change.ADDED));
        for (Pairs.Pair<PartitionFacts> pair : pairs.both()) {
            PartitionFacts left = pair.before();
            PartitionFacts right = pair.after();
            if (!left.selected() && !right.selected()) {
                continue;
            }
            Found.Subject partition = found.of(Area.PARTITION, connector + ": " + right.dn());
            partition.value("selected", Weight.EFFECT, left.selected(), right.selected());
            partition.members("included", Weight.EFFECT, left.inclusions(), right.inclusions());
            partition.members("excluded", Weight.EFFECT, left.exclusions(), right.exclusions());
            partition.members("object type", Weight.EFFECT, left.objectTypes(), right.objectTypes());
        }
    }

    private void there(String connector, PartitionFacts partition, Change change) {
        found.of(Area.PARTITION, connector + ": " + partition.dn())
                .there(change, partition.selected() ? Weight.EFFECT : Weight.NONE);
    }

    private void attributes(String connector, ConfigurationFacts before, ConfigurationFacts after) {
        List<String> left = before.attributesSelected();
        List<String> right = after.attributesSelected();
        if (left == null || right == null) {
            return;
        }
        TreeSet<String> used = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        used.addAll(used(before.attributeUses()));
        used.addAll(used(after.attributeUses()));
        Pairs<String> pairs = Pairs.of(left, right, name -> name.toLowerCase(Locale.ROOT));
        pairs.before().forEach(name -> attribute(connector, name, Change.REMOVED, used));
        pairs.after().forEach(name -> attribute(connector, name, Change.ADDED, used));
    }

    private void attribute(String connector, String name, Change change, TreeSet<String> used) {
        found.of(Area.ATTRIBUTE, connector + ": " + name)
                .there(change, used.contains(name) ? Weight.EFFECT : Weight.NONE);
    }

    private static List<String> used(@Nullable List<AttributeUse> uses) {
        return uses == null
                ? List.of()
                : uses.stream()
                        .filter(use -> use.judgement() != Judgement.UNUSED)
                        .map(AttributeUse::attribute)
                        .toList();
    }

    private void runProfiles(
            String connector, @Nullable List<RunProfileFacts> before, @Nullable List<RunProfileFacts> after) {
        if (before == null || after == null) {
            return;
        }
        Pairs<RunProfileFacts> pairs = Pairs.of(before, after, p -> String.valueOf(p.name()));
        pairs.before().forEach(gone -> profile(connector, gone).there(Change.REMOVED, Weight.OPERATION));
        pairs.after().forEach(come -> profile(connector, come).there(Change.ADDED, Weight.OPERATION));
        pairs.both()
                .forEach(pair -> profile(connector, pair.after())
                        .entries(step -> Weight.OPERATION, steps(pair.before()), steps(pair.after())));
    }

    private Found.Subject profile(String connector, RunProfileFacts profile) {
        return found.of(Area.RUN_PROFILE, connector + ": " + profile.name());
    }

    /** Shape: {@code step 1 batch-size} to its value. */
    private static Map<String, String> steps(RunProfileFacts profile) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < profile.steps().size(); i++) {
            RunStepFacts step = profile.steps().get(i);
            String place = MarkedWord.of("step") + " " + (i + 1);
            values.put(place, step.type() + (step.subtype() == null ? "" : " (" + step.subtype() + ")"));
            step.limits().forEach((name, value) -> values.put(place + " " + name, value));
        }
        return values;
    }
}
