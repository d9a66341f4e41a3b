package io.isthmus.analyzer.readiness;

import io.isthmus.analyzer.wiring.ShippedTables;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.SourceKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An object without a flaw, to be given one. */
final class Sample {

    static final CheckScope SCOPE = new CheckScope(ShippedTables.topLevelDomains(), List.of(), null);

    private final ObjectType type;
    private final Map<String, List<String>> attributes = new LinkedHashMap<>();
    private SourceKind kind = SourceKind.ACTIVE_DIRECTORY;
    private String dn = "CN=Ada,OU=People,DC=fabrikam,DC=com";

    private Sample(ObjectType type) {
        this.type = type;
    }

    static Sample user() {
        return new Sample(ObjectType.USER)
                .with("cn", "Ada")
                .with("displayName", "Ada Byron")
                .with("sAMAccountName", "ada")
                .with("userPrincipalName", "ada@fabrikam.com")
                .with("mail", "ada@fabrikam.com")
                .with("mailNickname", "ada")
                .with("proxyAddresses", "SMTP:ada@fabrikam.com", "smtp:a.byron@fabrikam.com");
    }

    static Sample group() {
        return new Sample(ObjectType.GROUP)
                .with("cn", "Staff")
                .with("displayName", "Staff")
                .with("sAMAccountName", "staff")
                .with("groupType", "-2147483646");
    }

    static Sample contact() {
        return new Sample(ObjectType.CONTACT)
                .with("cn", "Bob")
                .with("displayName", "Bob")
                .with("mail", "bob@northwind.com");
    }

    Sample with(String attribute, String... values) {
        attributes.put(attribute.toLowerCase(Locale.ROOT), new ArrayList<>(Arrays.asList(values)));
        return this;
    }

    Sample without(String attribute) {
        attributes.remove(attribute.toLowerCase(Locale.ROOT));
        return this;
    }

    Sample named(String dn) {
        this.dn = dn;
        return this;
    }

    Sample inLdap() {
        this.kind = SourceKind.LDAP;
        return this;
    }

    DirectoryObject object() {
        return new DirectoryObject("fabrikam", kind, type, dn, Map.copyOf(attributes));
    }

    List<Defect> defects() {
        return new ObjectRules(SCOPE).of(object());
    }

    List<Defect> defects(CheckScope scope) {
        return new ObjectRules(scope).of(object());
    }
}
