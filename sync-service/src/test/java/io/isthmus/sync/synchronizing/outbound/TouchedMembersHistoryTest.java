package io.isthmus.sync.synchronizing.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.changes.ChangeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Random histories of people and of a large group of them: what is sent of the buckets that somebody may have come to or left is what a look at
 * everybody comes to.
 */
class TouchedMembersHistoryTest {

    private static final int STEPS = 10;

    private static Map<String, StaffOnDatabase> companies;

    @BeforeContainer
    static void start() {
        companies = Map.of(
                Staff.MEMBER,
                new StaffOnDatabase(Staff.MEMBER),
                Staff.MEMBER_UID,
                new StaffOnDatabase(Staff.MEMBER_UID));
    }

    @AfterContainer
    static void stop() {
        companies.values().forEach(StaffOnDatabase::close);
    }

    @Provide
    Arbitrary<StaffOnDatabase> company() {
        return Arbitraries.of(companies.values());
    }

    /** Each goes on where the last one ended. */
    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void what_is_sent_of_touched_buckets_is_what_a_look_at_everybody_comes_to(
            @ForAll long seed, @ForAll @From("company") StaffOnDatabase company) {
        Random random = new Random(seed);
        List<String> history = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            List<ChangeMessage> changes = new ArrayList<>();
            for (int change = random.nextInt(3); change >= 0; change--) {
                changes.addAll(company.staff.change(random, history));
            }
            company.take(changes, random);
            if (random.nextInt(20) == 0) {
                company.forgetWhatWasSent();
                history.add("what was sent is forgotten");
            }
            company.service.synchronize();
            company.check(history);
        }
    }

    @Example
    void of_one_who_joins_one_bucket_is_sent_and_nobody_else_is_read() {
        StaffOnDatabase company = settled(Staff.MEMBER);
        company.service.readWhole = 0;

        company.service.take(company.staff.joins(company.staff.somebodyOutside()));
        company.service.synchronize();

        assertThat(company.service.sent).hasSize(1);
        assertThat(company.service.readWhole).isZero();
        company.check(List.of("somebody joins"));
    }

    @Example
    void of_somebody_new_whom_the_group_names_by_uid_nobody_else_is_read() {
        try (StaffOnDatabase company = new StaffOnDatabase(Staff.MEMBER_UID)) {
            company.settle();
            company.service.readWhole = 0;

            company.take(company.staff.newcomer(new Random(1)), new Random(1));
            company.service.synchronize();

            assertThat(company.service.sent).hasSize(1);
            assertThat(company.service.readWhole).isZero();
            company.check(List.of("somebody new"));
        }
    }

    @Example
    void whom_no_note_led_to_is_found_after_the_next_full_import() {
        StaffOnDatabase company = settled(Staff.MEMBER);
        company.service.take(company.staff.joins(company.staff.somebodyOutside()));
        company.transactions.run(tx -> tx.sql("delete from touched_member").update());
        company.service.synchronize();
        assertThat(company.service.sent).as("missed").isEmpty();

        company.service.outbound().noteLargeMemberships();
        company.service.synchronize();

        assertThat(company.service.sent).hasSize(1);
        company.check(List.of("somebody joins and is missed"));
    }

    private static StaffOnDatabase settled(String attribute) {
        StaffOnDatabase company = companies.get(attribute);
        company.settle();
        return company;
    }
}
