package io.isthmus.sync.synchronizing.sent;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.content.ContentFingerprint;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SentMessagesTest {

    private static final String SOURCE = "hr: uid=zoe,ou=people,dc=example,dc=org";

    @Property(tries = 300)
    void an_image_that_was_sent_and_read_again_is_the_same_image(@ForAll("objects") DesiredObject object)
            throws Exception {
        BatchMessage read =
                WireFormat.mapper().readValue(WireFormat.mapper().writeValueAsBytes(object), BatchMessage.class);

        assertThat(SentMessages.of(List.of(read)).images())
                .singleElement()
                .satisfies(image -> assertThat(image.fingerprint()).isEqualTo(ImageFingerprint.of(object)));
    }

    @Provide
    Arbitrary<DesiredObject> objects() {
        Arbitrary<Map<String, List<String>>> values = Arbitraries.maps(
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8),
                        Arbitraries.strings().ofMaxLength(10).list().ofMaxSize(3))
                .ofMaxSize(6);
        return Combinators.combine(
                        Arbitraries.strings().ofMinLength(1).ofMaxLength(20),
                        Arbitraries.of(ObjectType.class),
                        values,
                        values)
                .as((anchor, type, attributes, references) ->
                        new DesiredObject(1, "run", anchor, type, attributes, references, SOURCE));
    }

    @Example
    void of_one_key_the_last_message_counts() {
        SentMessages sent = SentMessages.of(List.of(
                object("a"),
                new DesiredAbsence(
                        1, "run", "a", ObjectType.USER, DesiredAbsence.Reason.DELETED_AT_SOURCE, "Zoë", SOURCE),
                new DesiredMembers(1, "run", "g", 0, 2, List.of("a")),
                new DesiredMembers(1, "run", "g", 0, 2, List.of("b")),
                new DesiredMembers(1, "run", "g", 2, 2, List.of())));

        assertThat(sent.images()).singleElement().satisfies(image -> {
            assertThat(image.absent()).isTrue();
            assertThat(image.fingerprint()).isEqualTo(ImageFingerprint.ABSENT);
            assertThat(image.connector()).isEqualTo("hr");
            assertThat(image.place()).isEqualTo(Identities.place("hr", "UID=Zoe, ou=People,dc=example,dc=org"));
        });
        assertThat(sent.buckets())
                .containsExactlyInAnyOrder(
                        new SentMessages.Bucket("g", 0, ContentFingerprint.ofBucket(2, List.of("b"))),
                        new SentMessages.Bucket("g", 2, null));
    }

    private static DesiredObject object(String anchor) {
        return new DesiredObject(
                1, "run", anchor, ObjectType.USER, Map.of("displayName", List.of("Zoë")), Map.of(), SOURCE);
    }
}
