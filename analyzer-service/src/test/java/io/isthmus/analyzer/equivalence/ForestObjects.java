package io.isthmus.analyzer.equivalence;

import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Objects of a forest as an administrator may have left them: complete, half empty, disabled, with a mailbox or without, and those that
 * are never synchronized. Values are few on purpose, so that each meets each.
 */
final class ForestObjects {

    private static final List<String> BINARY = List.of(
            "objectGUID",
            "objectSid",
            "thumbnailPhoto",
            "photo",
            "msExchMasterAccountSid",
            "msExchMailboxGuid",
            "msExchArchiveGUID");
    private static final String GUID = "AAECAwQFBgcICQoLDA0ODw==";
    private static final String OTHER_GUID = "EAECAwQFBgcICQoLDA0ODw==";
    private static final String OTHER_SID = "AQUAAAAAAAUVAAAAAQIDBAUGBwgJCgsMUQQAAA==";
    private static final String CONFLICT = "\\0ACNF:b9f4ee1c-0f2f-4b6e-8c6a-0b7c5a3f2d10";

    private ForestObjects() {}

    static Arbitrary<SourceObject> of(String connector, String domain) {
        return Arbitraries.oneOf(
                accounts(connector, domain),
                object(connector, domain, "inetOrgPerson", AttributeValues.OF_PEOPLE, AttributeValues.OF_ACCOUNTS),
                object(connector, domain, "contact", AttributeValues.OF_PEOPLE),
                object(connector, domain, "group", AttributeValues.OF_GROUPS));
    }

    static Arbitrary<SourceObject> accounts(String connector, String domain) {
        return object(connector, domain, "user", AttributeValues.OF_PEOPLE, AttributeValues.OF_ACCOUNTS);
    }

    /** Disabled users of a forest with Exchange; most of them hold the mailbox of the account that {@link #accounts} has. */
    static Arbitrary<SourceObject> linkedMailboxes(String connector, String domain) {
        Arbitrary<List<Value>> owner =
                Arbitraries.frequency(Tuple.of(4, List.of(binary(AttributeValues.SID))), Tuple.of(1, List.of()));
        return Combinators.combine(accounts(connector, domain), owner).as((user, account) -> {
            Attributes attributes = user.attributes()
                    .with("objectGUID", List.of(binary(OTHER_GUID)))
                    .with("objectSid", List.of(binary(OTHER_SID)))
                    .with("msExchMasterAccountSid", account)
                    .with("msExchRecipientTypeDetails", List.of(Value.text("2")))
                    .with("userAccountControl", List.of(Value.text("514")));
            return new SourceObject(connector, OTHER_GUID, user.dn(), user.objectClass(), attributes);
        });
    }

    private static Value binary(String base64) {
        return Value.parse(Value.Kind.BINARY, base64);
    }

    @SafeVarargs
    private static Arbitrary<SourceObject> object(
            String connector, String domain, String objectClass, Map<String, List<List<String>>>... kinds) {
        Map<String, List<List<String>>> choices = new TreeMap<>(AttributeValues.OF_ALL);
        List.of(kinds).forEach(choices::putAll);
        List<Arbitrary<List<String>>> values = new ArrayList<>();
        choices.values().forEach(choice -> values.add(Arbitraries.of(choice)));
        Arbitrary<String> rdn =
                Arbitraries.frequency(Tuple.of(9, "CN=Ada Lovelace"), Tuple.of(1, "CN=Ada Lovelace" + CONFLICT));
        return Combinators.combine(Combinators.combine(values).as(each -> each), rdn)
                .as((chosen, name) -> {
                    Map<String, List<String>> attributes = new TreeMap<>();
                    int i = 0;
                    for (String attribute : choices.keySet()) {
                        if (!chosen.get(i).isEmpty()) {
                            attributes.put(attribute, chosen.get(i));
                        }
                        i++;
                    }
                    attributes.put("cn", List.of(name.substring(3)));
                    attributes.put("objectGUID", List.of(GUID));
                    if (!objectClass.equals("contact")) {
                        attributes.put("objectSid", List.of(AttributeValues.SID));
                    }
                    return new SourceObject(
                            connector,
                            GUID,
                            name + ",OU=Staff," + domain,
                            objectClass,
                            Attributes.of(attributes, BINARY));
                });
    }
}
