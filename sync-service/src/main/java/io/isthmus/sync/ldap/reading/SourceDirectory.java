package io.isthmus.sync.ldap.reading;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.ldap.Anchors;
import io.isthmus.directories.ldap.AttributeKinds;
import io.isthmus.directories.ldap.RangedValues;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceReading;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A signed-in directory as every way of finding changes reads it. For one thread. */
public final class SourceDirectory {

    private final SourceSettings source;
    private final Supplier<LDAPConnection> opening;
    private final KnownKinds knownKinds;
    private @Nullable LDAPConnection connection;
    private @Nullable LDAPConnection forRanges;
    private @Nullable Schema schema;

    private record Schema(AttributeKinds kinds, Anchors anchors) {}

    /** @param connection for everything, so that no large groups can be read */
    public SourceDirectory(SourceSettings source, LDAPConnection connection, KnownKinds knownKinds) {
        this(source, () -> connection, knownKinds);
    }

    /** @param opening connects when something is asked: of what is not asked there is no connection */
    public SourceDirectory(SourceSettings source, Supplier<LDAPConnection> opening, KnownKinds knownKinds) {
        this.source = source;
        this.opening = opening;
        this.knownKinds = knownKinds;
    }

    /** The same directory, asked over other connections. */
    public SourceDirectory beside() {
        return new SourceDirectory(source, opening, knownKinds);
    }

    public SourceSettings source() {
        return source;
    }

    public LDAPConnection connection() {
        LDAPConnection open = connection == null ? opening.get() : connection;
        connection = open;
        return open;
    }

    /** The rest of a large membership is asked for while more of the page with its beginning is on its way. */
    private LDAPConnection forRanges() {
        LDAPConnection open = forRanges == null ? opening.get() : forRanges;
        forRanges = open;
        return open;
    }

    /** None where nothing was asked. */
    public Stream<LDAPConnection> opened() {
        return Stream.of(Optional.ofNullable(connection), Optional.ofNullable(forRanges))
                .flatMap(Optional::stream);
    }

    /** Reads the schema, also where an older one is known. */
    public void readSchema() {
        schema = of(knownKinds.read(source, connection()));
    }

    public Anchors anchors() {
        return schema().anchors();
    }

    public AttributeKinds kinds() {
        return schema().kinds();
    }

    private Schema schema() {
        Schema known = schema == null ? of(knownKinds.of(source, this::connection)) : schema;
        schema = known;
        return known;
    }

    private Schema of(AttributeKinds kinds) {
        boolean binary = kinds.of(source.anchorAttribute()) == AttributeKinds.Kind.BINARY;
        return new Schema(kinds, new Anchors(source.anchorAttribute(), binary));
    }

    /** @param narrower which objects, beside the selection; without it all */
    public SourceReading paged(ImportSelection selection, @Nullable Filter narrower) {
        return paged(selection, narrower, entry -> {});
    }

    /**
     * @param narrower which objects, beside the selection; without it all
     * @param seen told of each entry
     * @param more attributes to ask for, beside those of the selection
     */
    public SourceReading paged(
            ImportSelection selection, @Nullable Filter narrower, Consumer<Entry> seen, String... more) {
        return new PagedReading(
                source, connection(), entries(selection), seen, selection, narrower, requested(selection, more));
    }

    public EntryReader entries(ImportSelection selection) {
        return new EntryReader(anchors(), kinds(), new RangedValues(this::forRanges), selection.memberships());
    }

    /** What rules read, and what reading itself needs. */
    public String[] requested(ImportSelection selection, String... more) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(selection.attributes());
        names.addAll(selection.memberships());
        names.addAll(List.of("objectClass", "structuralObjectClass", anchors().attribute()));
        names.addAll(List.of(more));
        return names.toArray(String[]::new);
    }
}
