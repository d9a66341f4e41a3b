package io.isthmus.sandbox.comparing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.sandbox.directory.ExpectedObject;
import io.isthmus.sandbox.directory.Oracle;
import io.isthmus.sandbox.provider.SampleProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether the provider holds exactly what it should: every object, attribute by attribute, and nothing else.
 *
 * @param compared objects that should be there
 * @param mismatchCount of objects missing, doubled, unexpected, and of attributes that differ
 * @param mismatches the first of them
 */
public record ProviderComparison(int compared, long mismatchCount, List<Mismatch> mismatches) {

    private static final int KEPT = 1_000;

    /** @param attribute SCIM path, or none where the object as a whole is meant */
    public record Mismatch(String object, @Nullable String attribute, String expected, String actual) {
        @Override
        public String toString() {
            return object + (attribute == null ? "" : " " + attribute) + ": expected " + expected + ", found " + actual;
        }
    }

    public boolean holds() {
        return mismatchCount == 0;
    }

    /** @param cloudOnly resources that belong to the provider alone, as they were: they must not have been touched */
    public static ProviderComparison of(Oracle oracle, SampleProvider provider, List<ObjectNode> cloudOnly) {
        return new Work(oracle, provider, cloudOnly).done();
    }

    private static final class Work {
        private final Oracle oracle;
        private final SampleProvider provider;
        private final Map<String, ObjectNode> cloudOnly = new HashMap<>();
        private final Map<String, String> idByAnchor = new HashMap<>();
        private final Set<String> expectedAnchors = new HashSet<>();
        private final List<Mismatch> mismatches = new ArrayList<>();
        private long mismatchCount;
        private int compared;

        private Work(Oracle oracle, SampleProvider provider, List<ObjectNode> cloudOnly) {
            this.oracle = oracle;
            this.provider = provider;
            cloudOnly.forEach(resource -> this.cloudOnly.put(resource.path("id").asText(), resource));
        }

        private ProviderComparison done() {
            for (ObjectType type : ObjectType.values()) {
                provider.resources(type).forEach(resource -> register(type, resource));
            }
            cloudOnly.keySet().forEach(id -> add(id, null, "the provider's own object", "nothing"));
            oracle.expected().forEach(this::compare);
            idByAnchor.forEach((anchor, id) -> {
                if (!expectedAnchors.contains(anchor)) {
                    add(anchor, null, "nothing", "object " + id);
                }
            });
            return new ProviderComparison(compared, mismatchCount, List.copyOf(mismatches));
        }

        private void register(ObjectType type, ObjectNode resource) {
            String id = resource.path("id").asText();
            String anchor = resource.path("externalId").asText(null);
            ObjectNode own = cloudOnly.remove(id);
            if (own != null) {
                if (!own.equals(resource)) {
                    add(id, null, own.toString(), resource.toString());
                }
            } else if (anchor == null) {
                add(
                        type + " " + id,
                        "externalId",
                        "an anchor",
                        "none: " + resource.path("displayName").asText());
            } else {
                String other = idByAnchor.putIfAbsent(anchor, id);
                if (other != null) {
                    add(anchor, null, "one object", "two: " + other + " and " + id);
                }
            }
        }

        private void compare(ExpectedObject object) {
            compared++;
            List<ObjectNode> found = provider.withExternalId(object.type(), object.anchor());
            if (found.isEmpty()) {
                add(object.dn(), null, "a " + object.type(), "nothing");
                return;
            }
            expectedAnchors.add(object.anchor());
            Map<String, List<String>> expected = ScimImage.expected(object, idByAnchor::get);
            Map<String, List<String>> actual = ScimImage.of(found.getFirst());
            TreeSet<String> paths = new TreeSet<>(expected.keySet());
            paths.addAll(actual.keySet());
            for (String path : paths) {
                List<String> wanted = expected.getOrDefault(path, List.of());
                List<String> is = actual.getOrDefault(path, List.of());
                if (!ScimAttributes.same(path, wanted, is)) {
                    add(object.dn(), path, shown(wanted), shown(is));
                }
            }
        }

        private void add(String object, @Nullable String attribute, String expected, String actual) {
            mismatchCount++;
            if (mismatches.size() < KEPT) {
                mismatches.add(new Mismatch(object, attribute, expected, actual));
            }
        }

        private static String shown(List<String> values) {
            if (values.size() > 3) {
                return values.size() + " values (hash " + Integer.toHexString(Objects.hash(values)) + ")";
            }
            return values.isEmpty() ? "nothing" : String.join(" | ", values);
        }
    }
}
