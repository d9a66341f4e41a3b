package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.SourceConnection;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.ldap.Readings.Reading;
import io.isthmus.sync.ldap.SlapdTestDirectory.SessionLog;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real provider whose refresh breaks off: in a present phase, in a delete phase, before its cookie. */
class BrokenRefreshTest {

    private static final String PEOPLE = "ou=people," + TestDirectory.SUFFIX;
    private static final String READER = "cn=reader," + TestDirectory.SUFFIX;
    private static final int CREW = 40;
    private static final int BREAKS = 24;

    private SlapdTestDirectory directory;
    private Reading before;

    @BeforeAll
    static void slapd_is_installed() {
        Assumptions.assumeTrue(
                SlapdTestDirectory.installed().isPresent(),
                "OpenLDAP's slapd is not installed (Debian: apt-get install slapd): its tests are skipped");
    }

    private void crewOf(SlapdTestDirectory provider) {
        directory = provider;
        directory.addTree();
        directory.apply(IntStream.range(0, CREW)
                .mapToObj(i -> TestDirectory.person("p" + i, i % 4 == 0 ? "ou=hidden,ou=people" : "ou=people"))
                .toArray(String[]::new));
        before = Readings.full(source());
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    @ParameterizedTest(name = "session log {0}")
    @EnumSource
    void a_refresh_that_breaks_off_anywhere_takes_nobody_away_who_is_there(SessionLog sessionLog) {
        crewOf(SlapdTestDirectory.provider(sessionLog));
        muchHappens();
        try (BreakingWay way = new BreakingWay(directory.port())) {
            Readings.delta(source().reachedAt(way.url()), watermark());
            long whole = way.passed();
            Reading there = Readings.full(source());
            for (int i = 1; i <= BREAKS; i++) {
                way.breakAfter(whole * i / (BREAKS + 1), () -> {});

                assertThat(untilItBreaks(source().reachedAt(way.url()))).noneMatch(item -> isOfAnybody(item, there));
            }
        }
        assertEverythingIsTold();
    }

    @ParameterizedTest(name = "session log {0}")
    @EnumSource
    void a_provider_that_is_killed_in_the_middle_tells_everything_once_it_is_back(SessionLog sessionLog) {
        crewOf(SlapdTestDirectory.provider(sessionLog));
        muchHappens();
        try (BreakingWay way = new BreakingWay(directory.port())) {
            Readings.delta(source().reachedAt(way.url()), watermark());
            Reading there = Readings.full(source());
            for (long at : List.of(way.passed() / 3, way.passed() * 2 / 3)) {
                way.breakAfter(at, directory::kill);

                List<SourceItem> told = untilItBreaks(source().reachedAt(way.url()));
                directory.start();

                assertThat(told).noneMatch(item -> isOfAnybody(item, there));
            }
        }
        assertEverythingIsTold();
    }

    @ParameterizedTest(name = "session log {0}")
    @EnumSource
    void a_provider_that_is_killed_between_the_last_page_and_the_cookie_tells_it_again(SessionLog sessionLog) {
        crewOf(SlapdTestDirectory.provider(sessionLog));
        muchHappens();
        assertEverythingIsTold();
        directory.kill();
        directory.start();

        assertEverythingIsTold();
    }

    @ParameterizedTest(name = "session log {0}")
    @EnumSource
    void a_provider_that_is_killed_after_the_cookie_goes_on_from_there(SessionLog sessionLog) {
        crewOf(SlapdTestDirectory.provider(sessionLog));
        muchHappens();
        String after = Readings.delta(source(), watermark()).watermark().orElseThrow();
        directory.kill();
        directory.start();
        directory.addPerson("dora", "ou=people");
        directory.apply("dn: uid=p30," + PEOPLE + "\nchangetype: delete");

        Reading delta = Readings.delta(source(), after);

        assertThat(delta.entry("uid=dora")).isNotNull();
        assertThat(isGone(delta, before.entry("uid=p30").anchor())).isTrue();
        Reading there = Readings.full(source());
        assertThat(delta.items()).noneMatch(item -> isOfAnybody(item, there));
    }

    @Test
    void an_account_whose_limits_are_too_small_is_told_so_and_nobody_is_taken_as_gone() {
        crewOf(SlapdTestDirectory.limited(5));
        directory.apply("dn: " + READER + "\nobjectClass: person\ncn: reader\nsn: reader\nuserPassword: "
                + TestDirectory.PASSWORD);
        muchHappens();
        SourceSettings limited = source().withConnection(new SourceConnection(
                directory.url(), false, null, READER, TestDirectory.passwordRef(TestDirectory.PASSWORD), null, null));

        assertLimited(() -> Readings.full(limited));
        assertLimited(() -> Readings.delta(limited, watermark()));
    }

    private static void assertLimited(Runnable reading) {
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.code()).isEqualTo(Code.SIZE_LIMIT_EXCEEDED);
            assertThat(e.whatToDo()).contains(READER, "limits");
        });
    }

    /** The first five are deleted, one of them made anew; others are changed, renamed, added, and moved with their container. */
    private void muchHappens() {
        List<String> changes = new ArrayList<>();
        for (int i : List.of(1, 2, 3, 5, 6)) {
            changes.add("dn: uid=p" + i + "," + PEOPLE + "\nchangetype: delete");
        }
        changes.add(TestDirectory.person("p1", "ou=people"));
        for (int i = 10; i < 16; i++) {
            if (i % 4 != 0) {
                changes.add("dn: uid=p" + i + "," + PEOPLE + "\nchangetype: modify\nreplace: description\ndescription: "
                        + "x".repeat(2_000));
            }
        }
        changes.add("dn: uid=p17," + PEOPLE + "\nchangetype: modrdn\nnewrdn: uid=q17\ndeleteoldrdn: 1");
        changes.add(TestDirectory.person("p99", "ou=people"));
        changes.add("dn: ou=hidden," + PEOPLE + "\nchangetype: modrdn\nnewrdn: ou=found\ndeleteoldrdn: 1");
        directory.apply(changes.toArray(String[]::new));
    }

    private void assertEverythingIsTold() {
        Reading delta = Readings.delta(source(), watermark());
        for (int i : List.of(1, 2, 3, 5, 6)) {
            assertThat(isGone(delta, before.entry("uid=p" + i).anchor())).isTrue();
        }
        Reading there = Readings.full(source());
        assertThat(delta.items()).noneMatch(item -> isOfAnybody(item, there));
        assertThat(delta.entry("uid=p1").anchor())
                .isNotEqualTo(before.entry("uid=p1").anchor());
        assertThat(delta.entry("uid=q17").anchor())
                .isEqualTo(before.entry("uid=p17").anchor());
        assertThat(delta.entry("uid=p8").dn()).endsWith("ou=found," + PEOPLE);
        assertThat(delta.entry("uid=p99")).isNotNull();
    }

    /** What a delta takes before it notices; it has to notice. */
    private List<SourceItem> untilItBreaks(SourceSettings there) {
        List<SourceItem> items = new ArrayList<>();
        LdapConnectors connectors = Readings.connectors();
        assertThatThrownBy(() -> {
                    try (SourceConnector connector = connectors.apply(there);
                            SourceReading reading = connector.deltaImport(Readings.everything(there), watermark())) {
                        for (Optional<List<SourceItem>> page = reading.next();
                                page.isPresent();
                                page = reading.next()) {
                            items.addAll(page.get());
                        }
                    } finally {
                        connectors.close();
                    }
                })
                .isInstanceOfSatisfying(
                        SourceException.class,
                        e -> assertThat(e.code()).isIn(Code.CONNECTION_LOST, Code.SOURCE_UNREACHABLE));
        return items;
    }

    /** Whether it says of somebody who is there that he is gone. */
    private static boolean isOfAnybody(SourceItem item, Reading there) {
        return there.entries().stream().anyMatch(entry -> isGone(item, entry.anchor()));
    }

    private static boolean isGone(Reading reading, String anchor) {
        return reading.items().stream().anyMatch(item -> isGone(item, anchor));
    }

    private static boolean isGone(SourceItem item, String anchor) {
        return switch (item) {
            case SourceItem.Gone gone -> gone.anchor().equals(anchor);
            case SourceItem.Unmentioned others -> !others.mentioned().test(anchor);
            default -> false;
        };
    }

    private String watermark() {
        return before.watermark().orElseThrow();
    }

    private SourceSettings source() {
        return directory.source("hr", DeltaMethod.SYNCREPL, 5);
    }
}
