package io.isthmus.sync.groupfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.settings.GroupFilter;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.groupfilter.MembersVerdict.Evidence;
import io.isthmus.sync.rules.RuleCatalog;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembersVerdictTest {

    private static final String PILOT = "CN=Pilot,DC=example";
    private static final WantedFilter WANTED = new WantedFilter("hr", PILOT, false, List.of());
    private static final KnownGroup GROUP = new KnownGroup(UUID.randomUUID(), "cn=pilot, dc=example");
    private static final KnownGroup OTHER = new KnownGroup(UUID.randomUUID(), PILOT);

    @ParameterizedTest
    @CsvSource({
        "true, true, false, true, ",
        "true, true, true, false, ",
        "false, true, false, false, GROUP_FILTER_EMPTY",
        "false, true, true, false, ",
        "false, false, false, true, "
    })
    void only_a_group_that_shows_its_members_lets_others_go(
            boolean anyMember, boolean anyoneIn, boolean inDoubt, boolean mayLeave, String told) {
        MembersVerdict verdict =
                MembersVerdict.of(WANTED, Optional.of(GROUP), new Evidence(anyMember, anyoneIn, inDoubt), true);

        assertThat(verdict.mayLeave()).isEqualTo(mayLeave);
        assertThat(verdict.told())
                .extracting(RunError::code)
                .containsExactlyElementsOf(told == null ? List.of() : List.of(told));
    }

    @Test
    void a_group_that_was_not_read_lets_nobody_go_and_is_named() {
        MembersVerdict verdict = MembersVerdict.of(WANTED, Optional.empty(), new Evidence(true, true, false), false);

        assertThat(verdict.mayLeave()).isFalse();
        assertThat(verdict.told()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("GROUP_FILTER_NOT_READ");
            assertThat(error.object()).isEqualTo(PILOT);
        });
    }

    @Test
    void another_name_is_told_when_it_is_asked_for_and_another_spelling_never() {
        KnownGroup renamed = new KnownGroup(GROUP.id(), "CN=Pilot 2,DC=example");
        Evidence shown = new Evidence(true, true, false);

        assertThat(MembersVerdict.of(WANTED, Optional.of(renamed), shown, true).told())
                .extracting(RunError::code)
                .containsExactly("GROUP_FILTER_RENAMED");
        assertThat(MembersVerdict.of(WANTED, Optional.of(renamed), shown, false).told())
                .isEmpty();
        assertThat(MembersVerdict.of(WANTED, Optional.of(GROUP), shown, true).told())
                .isEmpty();
    }

    @Test
    void a_group_is_followed_until_the_settings_name_another_one_or_it_is_gone() {
        Optional<KnownGroup> seen = Optional.of(GROUP);
        Optional<KnownGroup> byName = Optional.of(OTHER);

        assertThat(KnownGroup.meant(PILOT, null, Optional.empty(), byName)).isEqualTo(byName);
        assertThat(KnownGroup.meant(PILOT, "cn=PILOT,dc=example", seen, byName)).isEqualTo(seen);
        assertThat(KnownGroup.meant(PILOT, "cn=former,dc=example", seen, byName))
                .isEqualTo(byName);
        assertThat(KnownGroup.meant(PILOT, PILOT, Optional.empty(), byName)).isEqualTo(byName);
        assertThat(KnownGroup.meant(PILOT, PILOT, Optional.empty(), Optional.empty()))
                .isEmpty();
    }

    @Test
    void classes_of_groups_are_exempt_unless_groups_have_to_be_members_too() {
        assertThat(wanted(new GroupFilter(PILOT, true, false)))
                .singleElement()
                .satisfies(
                        filter -> assertThat(filter.exempt()).contains("group").doesNotContain("user"));
        assertThat(wanted(new GroupFilter(PILOT, true, true)))
                .singleElement()
                .satisfies(filter -> assertThat(filter.exempt()).isEmpty());
        assertThat(wanted(null)).isEmpty();
    }

    private static List<WantedFilter> wanted(GroupFilter group) {
        SettingsDocument settings = SettingsDocument.of(List.of(
                SourceSettings.of("hr", SourceKind.ACTIVE_DIRECTORY, List.of()).withGroup(group)));
        return WantedFilter.of(
                settings.sources(), new RuleCatalog().rulesFor(settings).rules());
    }
}
