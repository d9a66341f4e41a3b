package io.isthmus.sync.ldap.reading;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import io.isthmus.sync.content.ContentFingerprint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How attributes are taken, and in the order of their names: a fingerprint needs no sorting then. A directory has few names and shows
 * them 50,000 times, so each is looked at once, and entries are ordered by numbers. For one thread.
 */
final class AttributeOrder {

    enum Treatment {
        IGNORE,
        TEXT,
        BINARY,
        MEMBERS
    }

    /** @param name by which it is taken */
    record Placed(Attribute attribute, String name, Treatment treatment) {}

    private static final class Name {

        private final String name;
        private final Treatment treatment;
        private int rank;

        private Name(String name, Treatment treatment) {
            this.name = name;
            this.treatment = treatment;
        }
    }

    private final Map<String, Name> names = new HashMap<>();
    private final Function<Attribute, Treatment> treatments;

    AttributeOrder(Function<Attribute, Treatment> treatments) {
        this.treatments = treatments;
    }

    List<Placed> of(Entry entry) {
        Collection<Attribute> attributes = entry.getAttributes();
        Attribute[] shown = attributes.toArray(Attribute[]::new);
        Name[] named = new Name[shown.length];
        for (int i = 0; i < shown.length; i++) {
            named[i] = name(shown[i]);
        }
        List<Placed> placed = new ArrayList<>(shown.length);
        for (long place : places(named)) {
            Name name = named[(int) place];
            placed.add(new Placed(shown[(int) place], name.name, name.treatment));
        }
        return placed;
    }

    /** By rank, then as shown: both in one number. */
    private static long[] places(Name[] named) {
        long[] places = new long[named.length];
        for (int i = 0; i < named.length; i++) {
            places[i] = (long) named[i].rank << Integer.SIZE | i;
        }
        Arrays.sort(places);
        return places;
    }

    private Name name(Attribute attribute) {
        Name name = names.get(attribute.getName());
        return name != null ? name : place(attribute);
    }

    private Name place(Attribute attribute) {
        Treatment treatment = treatments.apply(attribute);
        Name name = new Name(treatment == Treatment.TEXT ? attribute.getName() : attribute.getBaseName(), treatment);
        names.put(attribute.getName(), name);
        rank();
        return name;
    }

    private void rank() {
        List<Name> ordered = new ArrayList<>(names.values());
        ordered.sort(Comparator.comparing((Name each) -> each.name, ContentFingerprint.BY_NAME));
        String before = "";
        int rank = 0;
        for (Name each : ordered) {
            rank += each.name.equals(before) ? 0 : 1;
            each.rank = rank;
            before = each.name;
        }
    }
}
