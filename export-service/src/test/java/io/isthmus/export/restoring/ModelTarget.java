package io.isthmus.export.restoring;

import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.outcomes.ExportOutcome.Result;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.pending.Expected;
import io.isthmus.export.pending.ExportJudgement;
import io.isthmus.export.pending.IdsOfToday;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingDifferences;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.RestorationDifferences;
import io.isthmus.export.pending.TargetObject;
import io.isthmus.export.written.WrittenHistory;
import io.isthmus.export.written.WrittenRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A target in memory that gives a new id to everything that is created, and a deployment that notes what it writes there. */
final class ModelTarget {

    static final String MANAGER = "manager";
    private static final int MOST_ROUNDS = 10;

    private final Map<String, There> objects = new TreeMap<>();
    private final Map<String, List<WrittenRequest>> written = new TreeMap<>();
    /** Every id an object of ours ever had. */
    private final Map<String, String> keys = new HashMap<>();

    private final Set<String> included = new HashSet<>();
    private Map<String, WrittenHistory.Net> plan = Map.of();
    private int ids;

    private record There(String id, Image image) {}

    /** What we write. */
    sealed interface Write {
        record Add(String key, Map<String, String> values) implements Write {}

        /** A manager is named by its key; an empty value removes. */
        record Set(String key, String name, String value) implements Write {}

        record Delete(String key) implements Write {}
    }

    /** Somebody else sets a value. */
    record Foreign(String key, String name, String value) {}

    static ModelTarget of(List<Write> before) {
        ModelTarget target = new ModelTarget();
        before.forEach(target::write);
        target.written.clear();
        return target;
    }

    void write(Write write) {
        switch (write) {
            case Write.Add add
            when !objects.containsKey(add.key()) -> {
                Map<String, List<String>> attributes = new HashMap<>();
                add.values().forEach((name, value) -> put(attributes, name, value));
                attributes.put(Desired.SOURCE_ANCHOR, List.of(add.key()));
                create(add.key(), new Image(attributes, Map.of()));
            }
            case Write.Add ignored -> {}
            case Write.Set set when objects.containsKey(set.key()) -> set(set.key(), set.name(), set.value());
            case Write.Set ignored -> {}
            case Write.Delete delete -> delete(delete.key());
        }
    }

    private static void put(Map<String, List<String>> values, String name, String value) {
        if (value.isEmpty()) {
            values.remove(name);
        } else {
            values.put(name, List.of(value));
        }
    }

    private void create(String key, Image image) {
        There created = new There("id" + ++ids, image);
        objects.put(key, created);
        keys.put(created.id(), key);
        note(key, Operation.ADD, null, image);
    }

    private void set(String key, String name, String value) {
        Image before = objects.get(key).image();
        Map<String, List<String>> attributes = new HashMap<>(before.attributes());
        Map<String, List<String>> references = new HashMap<>(before.references());
        if (name.equals(MANAGER)) {
            if (!objects.containsKey(value)) {
                return;
            }
            put(references, name, objects.get(value).id());
        } else {
            put(attributes, name, value);
        }
        change(key, new Image(attributes, references));
    }

    private void change(String key, Image after) {
        Image before = objects.get(key).image();
        if (!before.equals(after)) {
            objects.put(key, new There(objects.get(key).id(), after));
            note(key, Operation.UPDATE, before, after);
        }
    }

    /** References go before what they name, as in every export. */
    private void delete(String key) {
        There gone = objects.get(key);
        if (gone == null) {
            return;
        }
        for (String other : List.copyOf(objects.keySet())) {
            if (objects.get(other).image().reference(MANAGER).contains(gone.id())) {
                change(other, new Image(objects.get(other).image().attributes(), Map.of()));
            }
        }
        Image before = objects.remove(key).image();
        note(key, Operation.DELETE, before, null);
    }

    private void note(String key, Operation operation, Image before, Image after) {
        written.computeIfAbsent(key, ignored -> new ArrayList<>())
                .add(new WrittenRequest(
                        Instant.EPOCH, operation, null, before, after, List.of(), List.of(), Result.ACCEPTED));
    }

    void changedByOthers(Foreign foreign) {
        There there = objects.get(foreign.key());
        if (there != null) {
            Map<String, List<String>> attributes = new HashMap<>(there.image().attributes());
            put(attributes, foreign.name(), foreign.value());
            objects.put(
                    foreign.key(),
                    new There(there.id(), new Image(attributes, there.image().references())));
        }
    }

    /** Only what we have changed is ever put back. */
    boolean writtenByUs(Foreign foreign) {
        return plan().containsKey(foreign.key())
                && (plan().get(foreign.key()).before() == null
                        || !plan().get(foreign.key())
                                .before()
                                .attribute(foreign.name())
                                .equals(plan().get(foreign.key())
                                        .written()
                                        .getLast()
                                        .attribute(foreign.name())));
    }

    void includeEverything() {
        included.add(RestorationDifferences.EVERYTHING);
    }

    /** Values by name, by key; a manager is named by its key. */
    Map<String, Map<String, String>> seen() {
        Map<String, Map<String, String>> seen = new TreeMap<>();
        objects.forEach((key, there) -> {
            Map<String, String> values = new TreeMap<>();
            there.image().attributes().forEach((name, all) -> values.put(name, all.getFirst()));
            there.image().references().forEach((name, all) -> values.put(name, keys.get(all.getFirst())));
            seen.put(key, values);
        });
        return seen;
    }

    private Map<String, WrittenHistory.Net> plan() {
        Map<String, WrittenHistory.Net> nets = new TreeMap<>();
        written.forEach((key, requests) -> new WrittenHistory(key, RestoringPropertyTest.type(), null, null, requests)
                .net()
                .ifPresent(net -> nets.put(key, net)));
        return nets;
    }

    void planAgain() {
        plan = plan();
    }

    /** Rounds as an export makes them, until one finds nothing; each request is noted like any other. */
    void restore(PendingDifferences differences) {
        planAgain();
        for (int round = 0; round < MOST_ROUNDS && !pending(differences).isEmpty(); round++) {
            pending(differences).stream()
                    .sorted((left, right) -> left.operation().compareTo(right.operation()))
                    .forEach(this::apply);
        }
    }

    List<PendingExport> pending(PendingDifferences differences) {
        List<PendingExport> pending = new ArrayList<>();
        plan.forEach((key, net) -> {
            if (differences.judge(object(key, net)) instanceof ExportJudgement.Pending found) {
                pending.add(found.export());
            }
        });
        return pending;
    }

    private TargetObject object(String key, WrittenHistory.Net net) {
        Map<String, String> today = new HashMap<>();
        keys.forEach((id, owner) -> {
            if (objects.containsKey(owner)) {
                today.put(id, objects.get(owner).id());
            } else if (plan.containsKey(owner) && plan.get(owner).before() != null) {
                today.put(id, null);
            }
        });
        IdsOfToday ids = new IdsOfToday(today);
        Set<String> waiting = new HashSet<>();
        Image before = net.before() == null ? null : ids.asBefore(net.before(), waiting);
        There there = objects.get(key);
        return new TargetObject(
                key,
                RestoringPropertyTest.type(),
                new Desired.Restored(
                        before,
                        net.written().stream().map(ids::asLeft).toList(),
                        waiting,
                        net.deleted(),
                        net.uncertain(),
                        included),
                there == null ? new Expected.Absent() : new Expected.Present(there.id(), null, there.image(), false),
                true,
                null);
    }

    private void apply(PendingExport export) {
        String key = export.targetAnchor();
        switch (export) {
            case PendingExport.Add add -> create(key, add.image());
            case PendingExport.Update update -> change(key, update.after());
            case PendingExport.Delete ignored -> delete(key);
            case PendingExport.Disable ignored -> throw new IllegalStateException("nothing is disabled to put it back");
            case PendingExport.ChangeMembers ignored -> throw new IllegalStateException("there are no groups");
        }
    }
}
