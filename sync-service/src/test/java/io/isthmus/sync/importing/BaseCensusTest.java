package io.isthmus.sync.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.settings.ImportGuard;
import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import io.isthmus.sync.importing.BaseCensus.Incomplete;
import io.isthmus.sync.importing.memory.KnownObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The table of {@link BaseCensus}. */
class BaseCensusTest {

    private static final String SALES = "ou=Sales,dc=x";
    private static final String WORKS = "OU=Works,DC=x";

    private final BaseCensus census =
            new BaseCensus(List.of(new SearchBase(SALES, false), new SearchBase(WORKS, false)), ImportGuard.defaults());

    @Example
    void a_base_that_was_known_to_have_objects_and_shows_none_is_incomplete_and_the_other_is_not() {
        known("ou=sales, dc=x", 3, 0);
        known("ou=works,dc=x", 3, 3);

        assertThat(census.incomplete()).containsExactly(new Incomplete(SALES, 3, 0));
    }

    @Example
    void a_base_that_shows_less_than_half_is_incomplete() {
        known(SALES, 100, 49);
        known(WORKS, 100, 50);

        assertThat(census.incomplete()).containsExactly(new Incomplete(SALES, 100, 49));
    }

    @Example
    void some_of_a_few_may_leave() {
        known(SALES, 5, 1);

        assertThat(census.incomplete()).isEmpty();
    }

    @Example
    void a_base_that_failed_says_so_itself() {
        known(SALES, 5, 0);
        census.failed(SALES);

        assertThat(census.incomplete()).isEmpty();
        assertThat(census.hasFailed(SALES)).isTrue();
    }

    @Example
    void who_is_under_no_base_of_the_settings_any_more_makes_none_incomplete() {
        assertThat(census.count(object("cn=a,ou=Left,dc=x"), false)).isEmpty();
        assertThat(census.count(object("no name"), false)).isEmpty();
        assertThat(census.incomplete()).isEmpty();
    }

    @Property
    void nobody_seen_is_never_complete_and_everybody_seen_always(@ForAll @IntRange(min = 1, max = 200) int all) {
        BaseCensus one = new BaseCensus(List.of(new SearchBase(SALES, true)), ImportGuard.defaults());
        BaseCensus other = new BaseCensus(List.of(new SearchBase(SALES, true)), ImportGuard.defaults());
        for (int i = 0; i < all; i++) {
            one.count(object("cn=" + i + "," + SALES), false);
            other.count(object("cn=" + i + "," + SALES), true);
        }

        assertThat(one.incomplete()).hasSize(1);
        assertThat(other.incomplete()).isEmpty();
    }

    private void known(String base, int known, int seen) {
        for (int i = 0; i < known; i++) {
            assertThat(census.count(object("cn=" + i + "," + base), i < seen)).isPresent();
        }
    }

    private static KnownObject object(String dn) {
        return new KnownObject(1, dn, dn, "user", new UUID(0, 0), Map.of());
    }
}
