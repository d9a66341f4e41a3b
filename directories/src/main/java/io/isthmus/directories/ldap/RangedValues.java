package io.isthmus.directories.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads the rest of an attribute that Active Directory returns in ranges: {@code member;range=0-1499} says that there is
 * more, {@code member;range=1500-*} that this was the rest (MS-ADTS, section 3.1.1.3.1.3.3).
 */
public final class RangedValues {

    private static final String RANGE = "range=";

    private final Supplier<LDAPConnection> connection;

    public RangedValues(LDAPConnection connection) {
        this(() -> connection);
    }

    /** @param connection asked for where a range is missing */
    public RangedValues(Supplier<LDAPConnection> connection) {
        this.connection = connection;
    }

    /**
     * All values of the attribute, asking for what is missing.
     *
     * @throws ChangedWhileRead when it is not there any more
     */
    public List<String> complete(String dn, Attribute first) throws LDAPException {
        if (isLast(first)) {
            return List.of(first.getValues());
        }
        List<String> values = new ArrayList<>();
        each(dn, first, values::addAll);
        return values;
    }

    /**
     * The same, range by range, so that no large membership is held.
     *
     * @throws ChangedWhileRead when the rest is not there any more
     */
    public void each(String dn, Attribute first, Consumer<List<String>> taker) throws LDAPException {
        int taken = 0;
        Attribute range = first;
        while (true) {
            List<String> values = Arrays.asList(range.getValues());
            taker.accept(values);
            if (isLast(range)) {
                return;
            }
            taken += values.size();
            range = next(dn, first.getBaseName(), taken);
        }
    }

    private Attribute next(String dn, String name, int from) throws LDAPException {
        Entry entry = connection.get().getEntry(dn, name + ";" + RANGE + from + "-*");
        return Stream.ofNullable(entry)
                .flatMap(found -> found.getAttributes().stream())
                .filter(attribute -> attribute.getBaseName().equalsIgnoreCase(name) && attribute.hasValue())
                .findFirst()
                .orElseThrow(() -> new ChangedWhileRead(dn, name));
    }

    private static boolean isLast(Attribute attribute) {
        return attribute.getOptions().stream()
                .map(option -> option.toLowerCase(Locale.ROOT))
                .filter(option -> option.startsWith(RANGE))
                .allMatch(option -> option.endsWith("-*"));
    }
}
