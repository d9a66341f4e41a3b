package io.isthmus.sync.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.settings.ImportGuard;
import io.isthmus.contracts.settings.SourceSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Identity is the anchor, whatever happens to names: random histories of a forest, seen by imports that see little of them. */
class ForestHistoryTest {

    private static final List<String> UNITS = List.of("ou1", "ou2", "ou3");
    private static final List<String> GROUPS = List.of("g1", "g2");
    private static final int PEOPLE = 6;

    private ImportFixture memory;
    private SimulatedForest forest;
    private SynchronizedForest target;
    private Importing importing;
    private String watermark;
    private int runs;
    private int names;

    enum Happening {
        ADD,
        DELETE,
        RECREATE,
        RENAME,
        MOVE,
        RENAME_UNIT,
        MOVE_UNIT,
        JOIN,
        LEAVE,
        MANAGE,
        TOUCH,
        RESTORE,
        DELTA,
        BROKEN_DELTA,
        BROKEN_FULL,
        FULL;

        /** What an import cannot be told of by the directory's own stamps is not done while it reads. */
        boolean stampsWhomItConcerns() {
            return this != RENAME_UNIT && this != MOVE_UNIT && compareTo(DELTA) < 0;
        }
    }

    record Step(Happening what, int one, int other, boolean whileReading) {}

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(Happening.class),
                        Arbitraries.integers().between(0, 50),
                        Arbitraries.integers().between(0, 50),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 1_000)
    void no_group_loses_who_is_in_it_and_a_full_import_comes_to_the_truth(@ForAll("histories") List<Step> history) {
        settle();
        for (Step step : history) {
            if (step.whileReading() && step.what().stampsWhomItConcerns()) {
                forest.meanwhile.add(() -> happen(step));
            } else {
                happen(step);
            }
        }
        forest.meanwhile.clear();
        full(-1);
        assertTruth();
    }

    @Example
    void a_renamed_unit_keeps_the_members_of_its_groups() {
        settle();
        forest.rename("ou1", "renamed");
        forest.touch("g1");

        delta(-1);

        assertTruth();
    }

    @Example
    void who_moved_with_his_unit_out_of_the_containers_leaves_his_groups() {
        settle();
        forest.move("ou1", SimulatedForest.LEFT);
        forest.touch("g1");

        full(-1);

        assertTruth();
    }

    @Example
    void a_person_created_under_the_names_of_a_deleted_one_takes_the_place_and_nothing_else() {
        settle();
        forest.delete("p0");
        forest.add("again", "user", "p0", "ou1");

        delta(-1);

        assertTruth();
    }

    @Example
    void who_moves_and_comes_back_while_an_import_reads_stays_in_his_groups() {
        settle();
        forest.meanwhile.add(() -> forest.move("p1", UNITS.get(2)));
        forest.meanwhile.add(() -> {});
        forest.meanwhile.add(() -> forest.move("p1", UNITS.get(1)));

        full(-1);

        assertTruth();
    }

    private void settle() {
        memory = new ImportFixture();
        forest = new SimulatedForest();
        target = new SynchronizedForest(memory);
        importing = new Importing(
                (settings, last) -> forest,
                memory,
                new RememberedDepartures(),
                new RememberedContainers(),
                memory,
                new TakenMessages(List.of()),
                (connector, anchors) -> Set.of(),
                target,
                ImportFixture.CLOCK);
        watermark = "0";
        memory.referrers = target::referrers;
        forest.add(SimulatedForest.LEFT, "organizationalUnit", "left", SimulatedForest.ROOT);
        UNITS.forEach(unit -> forest.add(unit, "organizationalUnit", unit, SimulatedForest.ROOT));
        GROUPS.forEach(group -> forest.add(group, "group", group, SimulatedForest.ROOT));
        for (int i = 0; i < PEOPLE; i++) {
            forest.add("p" + i, "user", "p" + i, UNITS.get(i % UNITS.size()));
            forest.join("g1", "p" + i);
        }
        forest.add("pc", "computer", "pc", "ou1");
        forest.join("g2", "pc");
        full(-1);
        assertTruth();
    }

    private void happen(Step step) {
        String person = "p" + step.one() % PEOPLE;
        String unit = UNITS.get(step.one() % UNITS.size());
        String group = GROUPS.get(step.other() % GROUPS.size());
        switch (step.what()) {
            case ADD, RESTORE -> {
                if (!forest.has(person)) {
                    add(person, free(person), UNITS.get(step.other() % UNITS.size()));
                }
            }
            case DELETE -> forest.delete(person);
            case RECREATE -> recreate(person);
            case RENAME -> whereIs(person, () -> forest.rename(person, person + "-" + ++names));
            case MOVE -> whereIs(person, () -> move(person, step.other()));
            case RENAME_UNIT -> forest.rename(unit, unit + "-" + ++names);
            case MOVE_UNIT -> forest.move(unit, step.other() % 3 == 0 ? SimulatedForest.LEFT : SimulatedForest.ROOT);
            case JOIN -> whereIs(person, () -> forest.join(group, person));
            case LEAVE -> forest.leave(group, person);
            case MANAGE -> manage(person, "p" + step.other() % PEOPLE);
            case TOUCH -> forest.touch(step.one() % 2 == 0 ? group : "pc");
            case DELTA -> delta(-1);
            case BROKEN_DELTA -> delta(step.one() % 5);
            case BROKEN_FULL -> full(step.one() % 5);
            case FULL -> full(-1);
        }
    }

    private String free(String person) {
        return person + "-" + ++names;
    }

    private void add(String anchor, String name, String unit) {
        forest.add(anchor, "user", name, unit);
    }

    /** Under the same name and in the same place, as somebody else. */
    private void recreate(String person) {
        whereIs(person, () -> {
            String place = forest.dn(person);
            String name = place.substring("cn=".length(), place.indexOf(','));
            String unit = forest.parentOf(person);
            forest.delete(person);
            add("n" + ++names, name, unit);
        });
    }

    private void move(String person, int to) {
        forest.move(person, to % 4 == 0 ? SimulatedForest.LEFT : UNITS.get(to % UNITS.size()));
    }

    private void manage(String person, String manager) {
        whereIs(person, () -> whereIs(manager, () -> forest.manage(person, manager)));
    }

    private void whereIs(String anchor, Runnable then) {
        if (forest.has(anchor)) {
            then.run();
        }
    }

    private void delta(int breaksAfter) {
        run(watermark, breaksAfter);
    }

    private void full(int breaksAfter) {
        run(null, breaksAfter);
    }

    /** Whoever was in a group before and is in it still, at the source and in scope, must be in it after. */
    private void run(String since, int breaksAfter) {
        Set<String> beforeThere = forest.inScope(ImportFixture.full().selection());
        Map<String, Set<String>> before = new HashMap<>();
        target.members.forEach((group, members) -> {
            Set<String> in = new TreeSet<>(members);
            in.retainAll(forest.membersOf(group));
            in.retainAll(beforeThere);
            before.put(group, in);
        });
        forest.wereAway.clear();
        Map<String, String> managersBefore = new HashMap<>(target.managers);
        forest.breaksAfter = breaksAfter;
        ImportOrder order = since == null ? ImportFixture.full() : ImportFixture.delta();
        ImportResult result = importing.run(
                new ImportOrder("run" + ++runs, withoutGuard(order.source()), order.selection(), since),
                new RunTally());
        forest.breaksAfter = -1;
        if (result.complete()) {
            watermark = result.watermark();
        }
        Set<String> there = forest.inScope(order.selection());
        before.forEach((group, members) -> {
            members.removeAll(forest.wereAway);
            members.retainAll(there);
            if (there.contains(group)) {
                assertThat(target.members.getOrDefault(group, Set.of())).containsAll(members);
            }
        });
        managersBefore
                .values()
                .removeIf(manager -> !beforeThere.contains(manager) || forest.wereAway.contains(manager));
        managersBefore.forEach((person, manager) -> {
            if (there.contains(person) && manager.equals(forest.managerOf(person)) && there.contains(manager)) {
                assertThat(target.managers).containsEntry(person, manager);
            }
        });
    }

    /** Seven people are no measure for how many may leave at once. */
    private static SourceSettings withoutGuard(SourceSettings source) {
        return source.withGuard(new ImportGuard(100, 1_000));
    }

    private void assertTruth() {
        Set<String> there = forest.inScope(ImportFixture.full().selection());
        assertThat(target.present()).isEqualTo(there);
        for (String group : GROUPS) {
            Set<String> members = new TreeSet<>(forest.membersOf(group));
            members.retainAll(there);
            assertThat(target.members.get(group)).as(group).isEqualTo(members);
        }
    }
}
