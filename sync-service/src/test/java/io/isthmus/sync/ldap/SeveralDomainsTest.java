package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.directories.names.SecurityIdentifier;
import io.isthmus.directories.testing.Peers;
import io.isthmus.directories.testing.SambaDomain;
import io.isthmus.sync.ldap.Readings.Reading;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two real domains read as one source, each at its own controller and by an account of its own. */
class SeveralDomainsTest {

    private static final int CREW = 4;
    private static final AtomicInteger BOATS = new AtomicInteger();

    private static SambaDomain pier;

    private LDAPConnection atQuay;
    private LDAPConnection atPier;
    private SambaTree tree;
    private String boat;
    private String rita;

    @BeforeAll
    static void another_domain() {
        Peers.require(SambaDomain.absence());
        pier = SambaDomain.provision("pier.example");
    }

    @AfterAll
    static void the_other_domain_ends() {
        if (pier != null) {
            pier.close();
        }
    }

    @BeforeEach
    void a_person_of_the_other_domain_is_in_a_group_of_this_one() throws LDAPException {
        atQuay = SambaTree.domain().connect();
        atPier = pier.connect();
        tree = SambaTree.grow(
                        atQuay,
                        new SambaTree.Reader(SambaDomain.READER_DN, DeltaMethod.AUTO, DeltaMethod.DIRSYNC),
                        CREW)
                .readingAlso("objectSid");
        int number = BOATS.incrementAndGet();
        boat = "OU=Boat " + number + "," + pier.suffix();
        rita = addTo(boat, "rita" + number);
        atQuay.modify(tree.group(), new Modification(ModificationType.ADD, "member", "<SID=" + sid(rita) + ">"));
    }

    private String addTo(String ou, String name) throws LDAPException {
        if (atPier.getEntry(ou) == null) {
            atPier.add(ou, new Attribute("objectClass", "organizationalUnit"));
        }
        String dn = "CN=" + name + "," + ou;
        atPier.add(dn, new Attribute("objectClass", "user"), new Attribute("sAMAccountName", name));
        return dn;
    }

    @AfterEach
    void disconnect() {
        atQuay.close();
        atPier.close();
    }

    @Test
    void each_domain_is_read_at_its_own_controller_and_a_member_of_the_other_one_is_named_by_his_sid()
            throws LDAPException {
        Reading full = full();

        assertThat(full.entries()).hasSize(CREW + 1 + 1);
        assertThat(full.items()).noneMatch(SourceItem.BaseFailed.class::isInstance);
        String told = full.entry("CN=" + tree.groupName()).memberships().get("member").stream()
                .flatMap(member -> SecurityIdentifier.ofForeignPrincipal(member).stream())
                .map(SecurityIdentifier::text)
                .findFirst()
                .orElseThrow();
        assertThat(told).isEqualTo(sid(rita));
        assertThat(full.entries())
                .filteredOn(entry -> entry.dn().equals(rita))
                .singleElement()
                .satisfies(entry -> assertThat(entry.attributes().get("objectSid"))
                        .singleElement()
                        .satisfies(value -> assertThat(SecurityIdentifier.of(
                                                Base64.getDecoder().decode(value))
                                        .orElseThrow()
                                        .text())
                                .isEqualTo(told)));
    }

    @Test
    void a_delta_goes_on_at_each_from_where_that_one_was() throws LDAPException {
        Reading full = full();
        atQuay.modify(tree.user(0), title("Havnefoged"));
        atPier.modify(rita, title("Lods"));
        String sven = addTo(boat, "sven" + BOATS.get());

        Reading delta = delta(full.watermark().orElseThrow());
        atPier.delete(rita);
        Reading later = delta(delta.watermark().orElseThrow());

        assertThat(delta.entries()).extracting(SourceEntry::dn).containsExactlyInAnyOrder(tree.user(0), rita, sven);
        assertThat(later.items()).contains(new SourceItem.Gone(anchor(full, rita)));
        assertThat(later.items()).filteredOn(SourceItem.Gone.class::isInstance).hasSize(1);
    }

    @Test
    void a_domain_that_is_down_is_told_by_name_and_nobody_leaves_there() throws LDAPException {
        Reading before = full();
        String last = before.watermark().orElseThrow();
        atQuay.modify(tree.user(0), title("Havnefoged"));
        atPier.modify(rita, title("Lods"));

        Reading full;
        Reading delta;
        Set<String> notSaid;
        pier.controller().kill();
        try {
            full = full();
            delta = delta(last);
            try (SourceConnector connector = Readings.connectors().open(source(), last)) {
                assertThat(connector.locate(List.of(anchor(before, rita)))).isEmpty();
                notSaid = connector.unanswered();
            }
        } finally {
            pier.controller().start();
        }
        Reading again = delta(last);

        assertThat(full.entries()).hasSize(CREW + 1);
        assertThat(delta.entries()).extracting(SourceEntry::dn).containsExactly(tree.user(0));
        for (Reading each : List.of(full, delta)) {
            assertThat(each.watermark()).as("where the next delta starts").isEmpty();
            assertThat(each.items())
                    .noneMatch(SourceItem.Gone.class::isInstance)
                    .filteredOn(SourceItem.BaseFailed.class::isInstance)
                    .singleElement()
                    .satisfies(item -> {
                        SourceItem.BaseFailed failed = (SourceItem.BaseFailed) item;
                        assertThat(failed.base()).isEqualTo(boat);
                        assertThat(failed.message()).contains(pier.url());
                    });
        }
        assertThat(notSaid).containsExactly(pier.suffix());
        assertThat(again.entries()).extracting(SourceEntry::dn).containsExactlyInAnyOrder(tree.user(0), rita);
    }

    private SourceSettings source() {
        return tree.source()
                .withPartitions(List.of(
                        tree.source().partitions().getFirst(),
                        new PartitionSettings(
                                pier.suffix(),
                                List.of(boat),
                                List.of(pier.suffix()),
                                pier.url(),
                                pier.reader(),
                                TestDirectory.passwordRef(SambaDomain.READER_PASSWORD))));
    }

    private ImportSelection selection() {
        ImportSelection ofTree = tree.selection();
        return new ImportSelection(
                new ContainerFilter(source().partitions()),
                ofTree.objectClasses(),
                ofTree.attributes(),
                ofTree.memberships());
    }

    private Reading full() {
        try (SourceConnector connector = Readings.connectors().apply(source());
                SourceReading reading = connector.fullImport(selection())) {
            return Readings.drain(reading);
        }
    }

    private Reading delta(String watermark) {
        try (SourceConnector connector = Readings.connectors().open(source(), watermark);
                SourceReading reading = connector.deltaImport(selection(), watermark)) {
            return Readings.drain(reading);
        }
    }

    private String sid(String dn) throws LDAPException {
        return SecurityIdentifier.of(atPier.getEntry(dn, "objectSid").getAttributeValueBytes("objectSid"))
                .orElseThrow()
                .text();
    }

    private static String anchor(Reading reading, String dn) {
        return reading.entries().stream()
                .filter(entry -> entry.dn().equals(dn))
                .map(SourceEntry::anchor)
                .findFirst()
                .orElseThrow();
    }

    private static Modification title(String title) {
        return new Modification(ModificationType.REPLACE, "title", title);
    }
}
