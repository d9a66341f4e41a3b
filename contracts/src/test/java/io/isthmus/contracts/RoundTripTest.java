package io.isthmus.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.contracts.settings.SafetySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a directory holds survives the way over a topic: any text of Unicode, any number of values. */
class RoundTripTest {

    @Property(tries = 300)
    void an_observed_object_survives(@ForAll("observedObjects") ObjectObserved object) throws JsonProcessingException {
        assertThat(overTheWire(object, ChangeMessage.class)).isEqualTo(object);
    }

    @Property(tries = 300)
    void a_bucket_of_members_survives(@ForAll("buckets") MembersObserved bucket) throws JsonProcessingException {
        assertThat(overTheWire(bucket, ChangeMessage.class)).isEqualTo(bucket);
    }

    @Property(tries = 300)
    void a_desired_object_survives(@ForAll("desiredObjects") DesiredObject object) throws JsonProcessingException {
        assertThat(overTheWire(object, BatchMessage.class)).isEqualTo(object);
    }

    @Property(tries = 300)
    void safety_limits_survive(@ForAll("safetySettings") SafetySettings safety) throws JsonProcessingException {
        assertThat(overTheWire(safety, SafetySettings.class)).isEqualTo(safety);
    }

    private static <T> T overTheWire(T value, Class<T> type) throws JsonProcessingException {
        var mapper = WireFormat.mapper();
        return mapper.readValue(mapper.writerFor(type).writeValueAsString(value), type);
    }

    @Provide
    Arbitrary<ObjectObserved> observedObjects() {
        return Combinators.combine(texts(), texts(), texts(), attributes(), instants())
                .as((connector, anchor, dn, attributes, at) -> new ObjectObserved(
                        1, "run", connector, anchor, dn, "user", attributes, List.copyOf(attributes.keySet()), at));
    }

    @Provide
    Arbitrary<MembersObserved> buckets() {
        return Combinators.combine(
                        texts(),
                        Arbitraries.integers().between(0, 511),
                        texts().list().ofMaxSize(20))
                .as((anchor, bucket, members) ->
                        new MembersObserved(1, "run", "connector", anchor, "member", bucket, 256, members));
    }

    @Provide
    Arbitrary<DesiredObject> desiredObjects() {
        return Combinators.combine(texts(), Arbitraries.of(ObjectType.class), attributes(), attributes())
                .as((anchor, type, attributes, references) ->
                        new DesiredObject(1, "run", anchor, type, attributes, references, "source"));
    }

    @Provide
    Arbitrary<SafetySettings> safetySettings() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, Integer.MAX_VALUE),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.longs().between(1, 10_000_000).map(Duration::ofSeconds),
                        Arbitraries.of(SafetySettings.Deprovision.class),
                        Arbitraries.of(SafetySettings.Orphans.class).injectNull(0.3))
                .as(SafetySettings::new);
    }

    private static Arbitrary<Map<String, List<String>>> attributes() {
        return Arbitraries.maps(texts(), texts().list().ofMaxSize(4)).ofMaxSize(6);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings().all().ofMaxLength(30);
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(0, 4_102_444_800_000_000L)
                .map(micros -> Instant.EPOCH.plusNanos(micros * 1_000));
    }
}
