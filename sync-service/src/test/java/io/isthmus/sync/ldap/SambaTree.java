package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SubtreeDeleteRequestControl;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.directories.testing.SambaDomain;
import io.isthmus.sync.ldap.activedirectory.DomainWatermark;
import io.isthmus.sync.ldap.activedirectory.DomainWatermark.Position;
import io.isthmus.sync.ldap.activedirectory.SecondOpinion;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceReading;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A part of a domain that a test has for itself: OUs inside and outside the filters, a crew, and a group of all of it. */
final class SambaTree {

    private static final AtomicInteger GROWN = new AtomicInteger();
    private static final Set<String> ATTRIBUTES =
            Set.of("title", "displayName", "sAMAccountName", "manager", "description");
    private static @Nullable SambaDomain shared;

    private final int number;
    private final Reader reader;
    private final String anchorAttribute;
    private final Set<String> objectClasses;
    private final Set<String> attributes;

    /** @param expected the method that comes of it */
    record Reader(String account, DeltaMethod method, DeltaMethod expected) {}

    private SambaTree(
            int number, Reader reader, String anchorAttribute, Set<String> objectClasses, Set<String> attributes) {
        this.number = number;
        this.reader = reader;
        this.anchorAttribute = anchorAttribute;
        this.objectClasses = objectClasses;
        this.attributes = attributes;
    }

    /** One for all tests; it ends with the process. */
    static synchronized SambaDomain domain() {
        if (shared == null) {
            shared = SambaDomain.provision();
        }
        return shared;
    }

    static SambaTree grow(LDAPConnection connection, Reader reader, int crew) throws LDAPException {
        SambaTree tree = new SambaTree(
                GROWN.incrementAndGet(), reader, "objectGUID", Set.of("user", "group", "contact"), ATTRIBUTES);
        for (String ou : List.of(tree.root(), tree.in(), tree.out(), tree.crew())) {
            connection.add(ou, new Attribute("objectClass", "organizationalUnit"));
        }
        for (int i = 0; i < crew; i++) {
            tree.addUser(connection, i);
        }
        connection.add(
                tree.group(), new Attribute("objectClass", "group"), new Attribute("sAMAccountName", tree.groupName()));
        if (crew > 0) {
            connection.modify(
                    tree.group(),
                    new Modification(
                            ModificationType.ADD,
                            "member",
                            IntStream.range(0, crew).mapToObj(tree::user).toArray(String[]::new)));
        }
        return tree;
    }

    void addUser(LDAPConnection connection, int i) throws LDAPException {
        connection.add(
                user(i),
                new Attribute("objectClass", "user"),
                new Attribute("sAMAccountName", name(i)),
                new Attribute("employeeID", "e" + number + "-" + i));
    }

    /** Undeletes as administrators do (MS-ADTS, section 3.1.1.5.3.7). */
    void restore(LDAPConnection connection, String anchor, String dn) throws LDAPException {
        Control showDeleted = new Control("1.2.840.113556.1.4.417", true);
        SearchRequest search = new SearchRequest(
                "CN=Deleted Objects," + SambaDomain.SUFFIX,
                SearchScope.SUB,
                Filter.createEqualityFilter("objectGUID", Base64.getDecoder().decode(anchor)),
                "1.1");
        search.addControl(showDeleted);
        ModifyRequest undelete = new ModifyRequest(
                connection.searchForEntry(search).getDN(),
                new Modification(ModificationType.DELETE, "isDeleted"),
                new Modification(ModificationType.REPLACE, "distinguishedName", dn));
        undelete.addControl(showDeleted);
        connection.modify(undelete);
    }

    void deleteSubtree(LDAPConnection connection, String dn) throws LDAPException {
        DeleteRequest delete = new DeleteRequest(dn);
        delete.addControl(new SubtreeDeleteRequestControl());
        connection.delete(delete);
    }

    static DomainWatermark ofAnotherDatabase(DomainWatermark watermark) {
        return with(watermark, at -> new Position(at.context(), at.controller(), "another", at.mark(), at.since()));
    }

    static DomainWatermark ofAnotherController(DomainWatermark watermark) {
        return with(
                watermark,
                at -> new Position(at.context(), "dc9." + at.controller(), "another", at.mark(), at.since()));
    }

    static DomainWatermark withMark(DomainWatermark watermark, String mark) {
        return with(watermark, at -> new Position(at.context(), at.controller(), at.invocationId(), mark, at.since()));
    }

    static DomainWatermark since(DomainWatermark watermark, Instant then) {
        return with(watermark, at -> new Position(at.context(), at.controller(), at.invocationId(), at.mark(), then));
    }

    private static DomainWatermark with(DomainWatermark watermark, UnaryOperator<Position> change) {
        return new DomainWatermark(
                watermark.method(),
                watermark.shape(),
                watermark.asReader(),
                watermark.positions().stream().map(change).toList());
    }

    SambaTree readBy(String account) {
        return new SambaTree(
                number,
                new Reader(account, reader.method(), reader.expected()),
                anchorAttribute,
                objectClasses,
                attributes);
    }

    SambaTree by(DeltaMethod method) {
        return new SambaTree(
                number, new Reader(reader.account(), method, method), anchorAttribute, objectClasses, attributes);
    }

    SambaTree anchoredBy(String attribute) {
        return new SambaTree(number, reader, attribute, objectClasses, attributes);
    }

    SambaTree readingAlso(String attribute) {
        Set<String> more = new TreeSet<>(attributes);
        more.add(attribute);
        return new SambaTree(number, reader, anchorAttribute, objectClasses, more);
    }

    SambaTree reading(String objectClass) {
        return new SambaTree(number, reader, anchorAttribute, Set.of(objectClass), attributes);
    }

    SourceSettings source() {
        return source(reader.account(), TestDirectory.passwordRef(SambaDomain.READER_PASSWORD));
    }

    SourceSettings source(String account, String passwordRef) {
        return new SourceSettings(
                "quay",
                SourceKind.ACTIVE_DIRECTORY,
                domain().url(),
                false,
                null,
                account,
                passwordRef,
                anchorAttribute,
                List.of(new PartitionSettings(SambaDomain.SUFFIX, List.of(in()), List.of(SambaDomain.SUFFIX))),
                reader.method(),
                25);
    }

    ImportSelection selection() {
        return new ImportSelection(
                new ContainerFilter(source().partitions()), objectClasses, attributes, Set.of("member"));
    }

    Readings.Reading full() {
        try (SourceConnector connector = Readings.connectors().apply(source());
                SourceReading reading = connector.fullImport(selection())) {
            return Readings.drain(reading);
        }
    }

    Readings.Reading delta(String watermark) {
        try (SourceConnector connector = Readings.connectors().apply(source());
                SourceReading reading = connector.deltaImport(selection(), watermark)) {
            return Readings.drain(reading);
        }
    }

    /** What a full import, after one that left this watermark, says of some. */
    SecondOpinion.Found located(DomainWatermark last, List<String> anchors) {
        try (SourceConnector connector = Readings.connectors().open(source(), last.json());
                SourceReading reading = connector.fullImport(selection())) {
            Readings.drain(reading);
            return new SecondOpinion.Found(
                    connector.locate(anchors), !connector.unanswered().isEmpty());
        }
    }

    private String root() {
        return "OU=Quay " + number + "," + SambaDomain.SUFFIX;
    }

    String in() {
        return "OU=In," + root();
    }

    String out() {
        return "OU=Out," + root();
    }

    String crew() {
        return "OU=Crew," + in();
    }

    String user(int i) {
        return "CN=" + name(i) + "," + crew();
    }

    String name(int i) {
        return "u" + number + "-" + i;
    }

    String group() {
        return "CN=" + groupName() + "," + in();
    }

    String groupName() {
        return "g" + number;
    }
}
