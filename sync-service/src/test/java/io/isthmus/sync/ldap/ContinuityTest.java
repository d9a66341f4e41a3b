package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.sync.ldap.activedirectory.Continuity;
import io.isthmus.sync.ldap.activedirectory.DomainController;
import io.isthmus.sync.ldap.activedirectory.DomainWatermark;
import io.isthmus.sync.ldap.activedirectory.DomainWatermark.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContinuityTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private static Position last(String controller, String invocationId, Instant since) {
        return new Position("DC=quay,DC=example", controller, invocationId, "AAEC", since);
    }

    private static DomainController here(String host, String invocationId) {
        return new DomainController(host, invocationId, 4711, List.of("DC=quay,DC=example"), Duration.ofDays(180));
    }

    @ParameterizedTest(name = "{0}/{1} then {2}/{3}, bound {4}: {5}")
    @CsvSource({
        "dc1, a, dc1, a, true,  ''",
        "dc1, a, DC1, a, true,  ''",
        "dc1, a, dc1, b, false, invocationId",
        "dc1, a, dc1, b, true,  invocationId",
        "dc1, a, dc2, b, false, ''",
        "dc1, a, dc2, b, true,  sequence numbers are its own"
    })
    void a_delta_goes_on_where_its_mark_means_something(
            String lastHost, String lastId, String host, String id, boolean bound, String reason) {
        Optional<String> broken = Continuity.broken(last(lastHost, lastId, NOW), here(host, id), bound, NOW);

        assertThat(broken.isPresent()).isEqualTo(!reason.isEmpty());
        assertThat(broken.orElse("")).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"P178D, false", "P179D, false", "P180D, true", "P400D, true"})
    void a_delta_that_comes_after_deletions_were_forgotten_is_not_believed(Duration ago, boolean forgotten) {
        Position last = last("dc1", "a", NOW.minus(ago));

        assertThat(Continuity.broken(last, here("dc1", "a"), false, NOW).isPresent())
                .isEqualTo(forgotten);
    }

    @Property
    void a_watermark_is_read_as_it_was_written(@ForAll String shape, @ForAll boolean asReader, @ForAll String context) {
        DomainWatermark watermark = new DomainWatermark(
                DeltaMethod.DIRSYNC, shape, asReader, List.of(new Position(context, "dc1", "a", "AAEC", NOW)));

        assertThat(DomainWatermark.read(watermark.json())).contains(watermark);
        assertThat(WatermarkMethod.of(watermark.json())).isEqualTo(DeltaMethod.DIRSYNC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "20261129120000.0Z",
                "4711",
                "{}",
                "{\"method\":\"DIRSYNC\",\"shape\":\"x\",\"asReader\":false}",
                "{\"method\":\"DIRSYNC\",\"shape\":\"x\",\"asReader\":false,\"positions\":[{\"context\":\"DC=x\"}]}",
                "{\"method\":\"DIRSYNC\",\"shape\":\"x\",\"positions\":[nul"
            })
    void what_is_no_watermark_of_a_domain_is_not_taken_for_one(String text) {
        assertThat(DomainWatermark.read(text)).isEmpty();
    }

    @Test
    void the_naming_context_of_a_partition_is_the_nearest_that_holds_it() {
        DomainController controller = new DomainController(
                "dc1",
                "a",
                1,
                List.of("DC=quay,DC=example", "CN=Configuration,DC=quay,DC=example"),
                Duration.ofDays(180));

        assertThat(controller.contextOf("OU=Crew,DC=Quay,DC=example")).contains("DC=quay,DC=example");
        assertThat(controller.contextOf("CN=Sites,CN=Configuration,DC=quay,DC=example"))
                .contains("CN=Configuration,DC=quay,DC=example");
        assertThat(controller.contextOf("DC=other,DC=example")).isEmpty();
    }
}
