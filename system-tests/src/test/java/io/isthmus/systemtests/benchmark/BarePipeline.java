package io.isthmus.systemtests.benchmark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.isthmus.contracts.WireFormat;
import io.isthmus.localstack.postgres.EmbeddedDatabase;
import io.isthmus.systemtests.peers.Slapd;
import java.sql.SQLException;
import java.util.List;

/**
 * The whole way in the fewest steps that do it: a page of the directory, a batched upsert, a request per object. No
 * rules, no references, no topics, no safety: what any tool must spend.
 */
final class BarePipeline {

    private BarePipeline() {}

    static void run(Slapd slapd, EmbeddedDatabase database, String url, String token) throws Exception {
        try (var rows = new BareDatabase(database);
                var client = new BareClient(url, token)) {
            BareDirectory.readAll(slapd, page -> {
                store(page, rows);
                page.forEach(entry -> client.post(resources(entry), resource(entry), created -> {}));
            });
            client.awaitAll();
        }
    }

    private static void store(List<SearchResultEntry> page, BareDatabase rows) {
        try {
            rows.upsert(
                    page.stream()
                            .map(entry -> entry.getAttributeValue("entryUUID"))
                            .toList(),
                    page.stream().map(BarePipeline::image).toList());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String image(SearchResultEntry entry) {
        var image = WireFormat.mapper().createObjectNode();
        entry.getAttributes().forEach(attribute -> {
            var values = image.putArray(attribute.getName());
            List.of(attribute.getValues()).forEach(values::add);
        });
        return image.toString();
    }

    private static String resources(SearchResultEntry entry) {
        return entry.hasAttribute("uid") ? "/Users" : "/Groups";
    }

    private static ObjectNode resource(SearchResultEntry entry) {
        var resource = WireFormat.mapper().createObjectNode();
        var user = entry.hasAttribute("uid");
        resource.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:" + (user ? "User" : "Group"));
        resource.put("externalId", entry.getAttributeValue("entryUUID"));
        resource.put("displayName", entry.getAttributeValue(user ? "displayName" : "cn"));
        if (user) {
            resource.put("userName", entry.getAttributeValue("mail"));
            resource.put("active", true);
            resource.put("title", entry.getAttributeValue("title"));
            resource.putObject("name")
                    .put("givenName", entry.getAttributeValue("givenName"))
                    .put("familyName", entry.getAttributeValue("sn"));
            resource.putArray("emails")
                    .addObject()
                    .put("type", "work")
                    .put("primary", true)
                    .put("value", entry.getAttributeValue("mail"));
            resource.putArray("phoneNumbers")
                    .addObject()
                    .put("type", "work")
                    .put("value", entry.getAttributeValue("telephoneNumber"));
        }
        return resource;
    }
}
