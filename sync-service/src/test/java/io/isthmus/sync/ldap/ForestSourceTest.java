package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.checking.CheckReport.Result;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers of one source: the second holds what lies below a place of the first, as a child domain does. */
class ForestSourceTest {

    private static final String CHILD = "ou=people," + TestDirectory.SUFFIX;

    private TestDirectory root;
    private TestDirectory child;

    @BeforeEach
    void two_servers() {
        root = new InMemoryTestDirectory();
        root.addTree();
        root.addPerson("rita", "ou=groups");
        root.addPerson("shadow", "ou=people");
        child = new InMemoryTestDirectory();
        child.addTree();
        child.addPerson("carl", "ou=people");
        child.addPerson("unread", "ou=groups");
    }

    @AfterEach
    void stop() {
        root.close();
        child.close();
    }

    private SourceSettings source(String childUrl) {
        return root.source(
                "forest",
                DeltaMethod.MODIFY_TIMESTAMP,
                100,
                new PartitionSettings(
                        TestDirectory.SUFFIX,
                        List.of("ou=groups," + TestDirectory.SUFFIX),
                        List.of(TestDirectory.SUFFIX)),
                new PartitionSettings(CHILD, List.of(), List.of(), childUrl, null, null));
    }

    @Test
    void each_partition_is_read_at_its_own_server() {
        assertThat(Readings.full(source(child.url())).entries())
                .extracting(entry -> entry.dn().split(",")[0])
                .containsExactly("uid=rita", "uid=carl");
    }

    @Test
    void a_delta_goes_on_at_every_server_from_where_that_one_was() {
        String watermark = Readings.full(source(child.url())).watermark().orElseThrow();
        root.addPerson("rosa", "ou=groups");
        child.addPerson("cleo", "ou=people");

        Readings.Reading delta = Readings.delta(source(child.url()), watermark);

        assertThat(delta.entries())
                .extracting(entry -> entry.dn().split(",")[0])
                .contains("uid=rosa", "uid=cleo");
        assertThat(ForestWatermark.read(delta.watermark().orElseThrow())).isPresent();
    }

    @Test
    void a_watermark_of_other_servers_is_refused() {
        String ofOne = Readings.full(root.source("forest", DeltaMethod.MODIFY_TIMESTAMP, 100))
                .watermark()
                .orElseThrow();

        assertThatThrownBy(() -> Readings.delta(source(child.url()), ofOne))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        e -> assertThat(e.code()).isEqualTo(SourceException.Code.DELTA_IMPOSSIBLE));
    }

    @Test
    void whoever_is_looked_for_is_found_at_any_server() {
        List<SourceEntry> everybody = Readings.full(source(child.url())).entries();

        try (SourceConnector forest = Readings.connectors().apply(source(child.url()))) {
            assertThat(forest.locate(everybody.stream().map(SourceEntry::anchor).toList()))
                    .containsOnlyKeys(
                            everybody.stream().map(SourceEntry::anchor).toList());
        }
    }

    @Test
    void who_is_at_a_place_is_asked_of_the_server_that_holds_it() {
        String selected = "uid=carl," + CHILD;
        String ofAnother = "uid=shadow," + CHILD;

        assertThat(Readings.at(source(child.url()), List.of(selected, ofAnother, "no name"))
                        .entries())
                .extracting(SourceEntry::dn)
                .containsExactly(selected);
    }

    @Test
    void containers_are_looked_into_at_the_server_that_holds_them() {
        try (SourceConnector forest = Readings.connectors().apply(source(child.url()))) {
            assertThat(forest.containers(CHILD, 10).dns()).containsExactly("ou=hidden," + CHILD);
            assertThat(forest.containerIds(List.of("ou=hidden," + CHILD))).hasSize(1);
        }
    }

    @Test
    void a_domain_that_does_not_answer_is_told_and_stops_no_other() {
        String address = child.url();
        String shadow = "uid=shadow," + CHILD;
        child.close();

        Readings.Reading full = Readings.full(source(address));

        assertThat(full.entries()).extracting(entry -> entry.dn().split(",")[0]).containsExactly("uid=rita");
        assertThat(full.items())
                .filteredOn(SourceItem.BaseFailed.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(SourceItem.BaseFailed.class, failed -> {
                    assertThat(failed.base()).isEqualTo(CHILD);
                    assertThat(failed.code()).isEqualTo("SOURCE_UNREACHABLE");
                    assertThat(failed.message()).contains(address);
                });
        assertThat(full.watermark()).as("where the next delta starts").isEmpty();
        try (SourceConnector forest = Readings.connectors().apply(source(address))) {
            assertThat(forest.locate(List.of("nobody"))).isEmpty();
            assertThat(forest.unanswered()).containsExactly(CHILD);
        }
        assertThat(Readings.at(source(address), List.of(shadow)).entries()).isEmpty();
    }

    @Test
    void a_domain_that_breaks_off_in_the_middle_stops_no_other() {
        for (int i = 0; i < 150; i++) {
            child.addPerson("many" + i, "ou=people");
        }
        try (SourceConnector forest = Readings.connectors().apply(source(child.url()));
                SourceReading reading = forest.fullImport(Readings.everything(source(child.url())))) {
            assertThat(reading.next()).isPresent(); // the root domain
            child.close();
            List<SourceItem> rest = new ArrayList<>();
            for (var page = reading.next(); page.isPresent(); page = reading.next()) {
                rest.addAll(page.get());
            }

            assertThat(rest).hasAtLeastOneElementOfType(SourceItem.BaseFailed.class);
            assertThat(reading.watermark()).isEmpty();
            assertThat(forest.locate(List.of("nobody"))).isEmpty();
            assertThat(forest.unanswered()).containsExactly(CHILD);
        }
    }

    @Test
    void where_no_domain_answers_each_is_told_by_its_address() {
        SourceSettings settings = source(child.url());
        root.close();
        child.close();

        Readings.Reading full = Readings.full(settings);

        assertThat(full.entries()).isEmpty();
        assertThat(full.items())
                .extracting(item -> ((SourceItem.BaseFailed) item).code())
                .containsExactly("SOURCE_UNREACHABLE", "SOURCE_UNREACHABLE");
    }

    @Test
    void each_server_is_tried_by_itself_before_it_is_configured() {
        String address = child.url();
        CheckReport good = SourceCheckContract.check(source(address));
        child.close();
        CheckReport bad = SourceCheckContract.check(source(address));

        assertThat(good.passed()).as(good.toString()).isTrue();
        assertThat(good.checks())
                .filteredOn(check -> check.code().equals("BASE_READABLE"))
                .hasSize(2);
        assertThat(bad.checks())
                .filteredOn(check -> check.code().equals("REACHABLE"))
                .extracting(Check::result)
                .containsExactly(Result.PASSED, Result.FAILED);
    }
}
