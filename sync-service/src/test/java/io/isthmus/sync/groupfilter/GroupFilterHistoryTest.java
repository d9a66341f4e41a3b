package io.isthmus.sync.groupfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.runs.RunTally;
import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.contracts.settings.GroupFilter;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.connectorspace.ConnectorSpace;
import io.isthmus.sync.connectorspace.ConnectorSpaceRows;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.connectorspace.SpaceOnDatabase;
import io.isthmus.sync.rules.RuleCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Random histories of people and groups that are members of each other: in scope is who is a member, whatever the order. */
class GroupFilterHistoryTest {

    private static final int STEPS = 8;

    private static MigratedDatabase database;
    private static Transactions transactions;

    @BeforeContainer
    static void start() {
        database = MigratedDatabase.start();
        transactions = database.transactions();
    }

    @AfterContainer
    static void stop() {
        database.close();
    }

    @Property(tries = 20)
    void in_scope_is_who_is_a_member_and_whoever_comes_or_leaves_is_evaluated(@ForAll long seed) {
        transactions.together(() -> new History(new Random(seed)).run()); // over one connection, and taken back
    }

    private static final class History {

        private final Random random;
        private final ConnectorSpace space = SpaceOnDatabase.of(transactions);
        private final GroupFilters filters = new GroupFilters(new GroupFilterTables(transactions));
        private final MemberGraph graph;
        private GroupFilter filter;
        private Set<String> in = new TreeSet<>();
        private Set<UUID> evaluatedIn = Set.of();

        History(Random random) {
            this.random = random;
            this.graph = new MemberGraph(random);
            this.filter = new GroupFilter(graph.name("g0"), random.nextBoolean(), random.nextBoolean());
        }

        GroupFilter run() {
            empty();
            take(graph.everything());
            for (int step = 0; step < STEPS; step++) {
                if (step > 0) {
                    take(graph.change());
                }
                if (random.nextInt(6) == 0) {
                    filter = new GroupFilter(filter.dn(), random.nextBoolean(), random.nextBoolean());
                }
                filters.apply(settings(), new RuleCatalog().rulesFor(settings()).rules(), new RunTally(), false);
                check("step " + step);
            }
            return filter;
        }

        private void check(String step) {
            in = graph.in(filter, in);
            Set<UUID> visible = graph.ids(filter.groupsToo() ? in : graph.withGroups(in));
            Set<UUID> present = new TreeSet<>(visibleInTables());
            assertThat(present).as(step).containsExactlyInAnyOrderElementsOf(visible);
            Set<UUID> turned = new TreeSet<>(visible);
            turned.removeAll(evaluatedIn);
            evaluatedIn.stream().filter(id -> !visible.contains(id)).forEach(turned::add);
            assertThat(waiting()).as(step).containsAll(turned);
            transactions.run(tx -> tx.sql("delete from pending_inbound").update());
            evaluatedIn = visible;
        }

        /** In some order, and in some pieces: a group may come before its members, and after them. */
        private void take(List<MemberGraph.Arrival> arrivals) {
            List<MemberGraph.Arrival> shuffled = new ArrayList<>(arrivals);
            Collections.shuffle(shuffled, random);
            while (!shuffled.isEmpty()) {
                int size = 1 + random.nextInt(shuffled.size());
                List<MemberGraph.Arrival> piece = shuffled.subList(0, size);
                space.take(MemberGraph.arrivals(piece), "a.topic", Map.of(), false);
                piece.clear();
            }
            space.take(MemberGraph.endOfAnImport(), "a.topic", Map.of(), false);
        }

        private SettingsDocument settings() {
            return SettingsDocument.of(
                    List.of(SourceSettings.of(MemberGraph.SOURCE, SourceKind.ACTIVE_DIRECTORY, List.of())
                            .withGroup(filter)));
        }

        private static List<UUID> visibleInTables() {
            return transactions.call(tx -> ConnectorSpaceRows.read(tx, """
                select %s, object.id as asked, 0 as mark from connector_space_object object
                  left join connector_space_link link on link.object_id = object.id
                """, sql -> sql).stream()
                    .filter(PendingObject::present)
                    .map(PendingObject::id)
                    .toList());
        }

        private static List<UUID> waiting() {
            return transactions.call(
                    tx -> tx.sql("select object_id from pending_inbound").list(row -> row.uuid("object_id")));
        }

        private static void empty() {
            transactions.run(tx -> {
                for (String table : List.of(
                        "connector_space_object",
                        "membership",
                        "known_by",
                        "awaited_uid",
                        "pending_inbound",
                        "pending_outbound",
                        "group_filter",
                        "group_filter_group",
                        "group_filter_member",
                        "group_filter_due",
                        "source_read_through")) {
                    tx.sql("delete from " + table).update();
                }
                tx.sql("insert into source_read_through (connector, through) values (:connector, true)")
                        .with("connector", MemberGraph.SOURCE)
                        .update();
            });
        }
    }
}
