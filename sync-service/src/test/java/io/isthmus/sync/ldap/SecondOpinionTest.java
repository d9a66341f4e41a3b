package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.ldap.activedirectory.Elsewhere;
import io.isthmus.sync.ldap.activedirectory.Locating;
import io.isthmus.sync.ldap.activedirectory.SecondOpinion;
import io.isthmus.sync.ldap.reading.KnownKinds;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of two servers the first lags behind. Neither shows deleted objects. */
class SecondOpinionTest {

    private static final String IN = "uid=%s,ou=people," + TestDirectory.SUFFIX;
    private static final String OUT = "uid=%s,ou=hidden,ou=people," + TestDirectory.SUFFIX;

    private TestDirectory here;
    private TestDirectory other;
    private LDAPConnection connection;
    private boolean otherAnswers = true;

    @BeforeEach
    void two_controllers() {
        here = new InMemoryTestDirectory();
        here.addTree();
        other = new InMemoryTestDirectory();
        other.addTree();
        connection = here.connect();
    }

    @AfterEach
    void stop() {
        connection.close();
        here.close();
        other.close();
    }

    @Test
    void somebody_who_has_not_been_replicated_yet_is_there() {
        other.addPerson("rita", "ou=people");

        assertThat(ask("rita")).isEqualTo(found(Map.of("rita", IN.formatted("rita"))));
    }

    @Test
    void somebody_whom_nobody_knows_is_gone() {
        assertThat(ask("rita")).isEqualTo(found(Map.of()));
    }

    @Test
    void somebody_who_is_not_known_here_is_not_gone_while_the_other_does_not_answer() {
        otherAnswers = false;

        assertThat(ask("rita")).isEqualTo(new SecondOpinion.Found(Map.of(), true));
    }

    @Test
    void somebody_who_is_still_outside_here_has_come_in_where_it_was_seen() {
        here.addPerson("rita", "ou=hidden,ou=people");
        other.addPerson("rita", "ou=people");

        assertThat(ask("rita")).isEqualTo(found(Map.of("rita", IN.formatted("rita"))));
    }

    @Test
    void somebody_who_is_outside_here_is_not_out_of_scope_while_the_other_does_not_answer() {
        here.addPerson("rita", "ou=hidden,ou=people");
        otherAnswers = false;

        assertThat(ask("rita")).isEqualTo(new SecondOpinion.Found(Map.of(), true));
    }

    @Test
    void somebody_who_is_outside_everywhere_is_outside() {
        here.addPerson("rita", "ou=hidden,ou=people");
        other.addPerson("rita", "ou=hidden,ou=people");

        assertThat(ask("rita")).isEqualTo(found(Map.of("rita", OUT.formatted("rita"))));
    }

    @Test
    void whoever_is_here_is_asked_for_nowhere_else() {
        here.addPerson("rita", "ou=people");
        otherAnswers = false;

        assertThat(ask("rita")).isEqualTo(found(Map.of("rita", IN.formatted("rita"))));
    }

    private SecondOpinion.Found ask(String uid) {
        SourceSettings source = new SourceSettings(
                "quay",
                SourceKind.ACTIVE_DIRECTORY,
                here.url(),
                false,
                null,
                null,
                null,
                "uid",
                List.of(new PartitionSettings(
                        TestDirectory.SUFFIX, List.of(), List.of("ou=hidden,ou=people," + TestDirectory.SUFFIX))),
                null,
                100);
        SourceDirectory directory = new SourceDirectory(source, connection, new KnownKinds());
        try (SecondOpinion opinion = new SecondOpinion(
                directory,
                new Elsewhere(List.of("other"), Instant.EPOCH),
                name -> otherAnswers ? Optional.of(other.connect()) : Optional.empty(),
                place -> Readings.everything(source).filter().includes(place),
                here::connect)) {
            return opinion.of(List.of(uid), new Locating(directory).places(List.of(uid), connection));
        }
    }

    private static SecondOpinion.Found found(Map<String, String> places) {
        return new SecondOpinion.Found(places, false);
    }
}
