package io.isthmus.export.scim;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is looked up by, as a filter (RFC 7644, section 3.4.2.2) and as the test of what comes back: a provider that ignores
 * filters answers with whomever it has. Case counts where the schema says so (RFC 7643, section 8.7.1): for
 * {@code externalId}, not for {@code userName} and the value of {@code emails}.
 */
sealed interface ScimFilter {

    String expression();

    boolean isMetBy(JsonNode resource);

    /** Whether a resource would meet it but for its case: providers may look up so, and the answer is nobody of ours. */
    default boolean isNearlyMetBy(JsonNode resource) {
        return isMetBy(resource);
    }

    record ByAnchor(String anchor) implements ScimFilter {
        @Override
        public String expression() {
            return "externalId eq " + ScimPatch.quoted(anchor);
        }

        @Override
        public boolean isMetBy(JsonNode resource) {
            return anchor.equals(resource.path("externalId").asText(null));
        }

        @Override
        public boolean isNearlyMetBy(JsonNode resource) {
            return anchor.equalsIgnoreCase(resource.path("externalId").asText(null));
        }
    }

    record ByUserName(String userName) implements ScimFilter {
        @Override
        public String expression() {
            return "userName eq " + ScimPatch.quoted(userName);
        }

        @Override
        public boolean isMetBy(JsonNode resource) {
            return userName.equalsIgnoreCase(resource.path("userName").asText(null));
        }
    }

    /** By any of the addresses of a user or contact. */
    record ByAddress(String address) implements ScimFilter {
        @Override
        public String expression() {
            return "emails.value eq " + ScimPatch.quoted(address);
        }

        @Override
        public boolean isMetBy(JsonNode resource) {
            for (JsonNode entry : resource.path("emails")) {
                JsonNode value = entry.isTextual() ? entry : entry.path("value");
                if (address.equalsIgnoreCase(value.asText(null))) {
                    return true;
                }
            }
            return false;
        }
    }
}
