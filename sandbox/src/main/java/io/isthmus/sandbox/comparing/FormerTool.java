package io.isthmus.sandbox.comparing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.sandbox.directory.ExpectedObject;
import io.isthmus.sandbox.directory.Oracle;
import io.isthmus.sandbox.provider.SampleProvider;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Fills the provider with what the old tool has put there over the years: of a hundred objects 84 are there as they should
 * be, 6 with values of long ago, 7 not yet, and of the users 3 without an anchor, to be recognized by address or UPN. It
 * was down when some objects were deleted at the source, so these are still there, with their anchors. And an administrator
 * and a group that nobody's tool manages, who must stay as they are.
 */
public final class FormerTool {

    private static final int MISSING_BELOW = 7;
    private static final int WITHOUT_ANCHOR_BELOW = 10;
    private static final int STALE_BELOW = 16;
    private static final int ORPHANED_USERS = 12;

    /**
     * @param orphans anchors of objects whose source is gone
     * @param cloudOnly the provider's own objects, as they are at the beginning
     */
    public record LeftBehind(
            int asTheyShouldBe,
            int stale,
            int withoutAnchor,
            int missing,
            List<String> orphans,
            List<ObjectNode> cloudOnly) {}

    private FormerTool() {}

    public static LeftBehind fill(SampleProvider provider, Oracle oracle) {
        Set<String> there = new HashSet<>();
        oracle.expected()
                .map(ExpectedObject::anchor)
                .filter(anchor -> lot(anchor) >= MISSING_BELOW)
                .forEach(there::add);
        int[] counts = new int[4];
        oracle.expected().forEach(object -> {
            int lot = lot(object.anchor());
            if (lot < MISSING_BELOW) {
                counts[3]++;
                return;
            }
            Map<String, List<String>> image = image(object, there);
            if (lot < WITHOUT_ANCHOR_BELOW && object.type() == ObjectType.USER) {
                withoutAnchor(image, lot);
                counts[2]++;
            } else if (lot < STALE_BELOW) {
                stale(image);
                counts[1]++;
            } else {
                counts[0]++;
            }
            ObjectNode resource = ScimImage.resource(object.type(), image);
            resource.put("id", id(object.anchor()));
            provider.seed(object.type(), resource);
        });
        return new LeftBehind(
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                orphans(provider),
                List.of(administrator(provider), guests(provider)));
    }

    /** Deleted at the source while the tool was down: people, a team of theirs, a partner. */
    private static List<String> orphans(SampleProvider provider) {
        List<String> anchors = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= ORPHANED_USERS; i++) {
            String anchor = orphan("person " + i);
            anchors.add(anchor);
            ids.add(id(anchor));
            seed(
                    provider,
                    ObjectType.USER,
                    Map.of(
                            "externalId", List.of(anchor),
                            "userName", List.of("left." + i + "@harbor.example"),
                            "displayName", List.of("Left long ago " + i),
                            "emails[work].value", List.of("left." + i + "@harbor.example"),
                            "active", List.of("true")));
        }
        anchors.add(orphan("team"));
        seed(
                provider,
                ObjectType.GROUP,
                Map.of(
                        "externalId",
                        List.of(orphan("team")),
                        "displayName",
                        List.of("Team of those who left"),
                        ScimAttributes.MEMBERS,
                        ids));
        anchors.add(orphan("partner"));
        seed(
                provider,
                ObjectType.CONTACT,
                Map.of(
                        "externalId", List.of(orphan("partner")),
                        "displayName", List.of("Partner of long ago"),
                        "emails[work].value", List.of("partner@long-ago.example")));
        return List.copyOf(anchors);
    }

    private static void seed(SampleProvider provider, ObjectType type, Map<String, List<String>> image) {
        ObjectNode resource = ScimImage.resource(type, image);
        provider.seed(type, resource.put("id", id(first(image, "externalId"))));
    }

    /** An anchor as the tool made them, of an object that the directory does not have. */
    private static String orphan(String who) {
        UUID guid = UUID.nameUUIDFromBytes(("deleted " + who).getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(16)
                        .putLong(guid.getMostSignificantBits())
                        .putLong(guid.getLeastSignificantBits())
                        .array());
    }

    /** Members and managers that the provider does not have yet cannot be referred to. */
    private static Map<String, List<String>> image(ExpectedObject object, Set<String> there) {
        Set<String> members = new HashSet<>(object.members());
        members.retainAll(there);
        Map<String, String> references = new TreeMap<>(object.references());
        references.values().retainAll(there);
        ExpectedObject then = new ExpectedObject(
                object.type(), object.anchor(), object.dn(), object.attributes(), references, members);
        return new TreeMap<>(ScimImage.expected(then, FormerTool::id));
    }

    private static void withoutAnchor(Map<String, List<String>> image, int lot) {
        image.remove("externalId");
        if (lot % 2 == 0 && image.containsKey("emails[work].value")) {
            // only the address tells who it is
            image.put("userName", List.of("former-" + first(image, "userName")));
        }
    }

    private static String first(Map<String, List<String>> image, String attribute) {
        return Objects.requireNonNull(image.get(attribute)).getFirst();
    }

    private static void stale(Map<String, List<String>> image) {
        image.put("displayName", List.of(first(image, "displayName") + " (formerly)"));
        image.computeIfPresent("title", (path, title) -> List.of("Apprentice"));
        image.remove("phoneNumbers[work].value");
        image.computeIfPresent("active", (path, active) -> List.of("true"));
        List<String> members = image.get(ScimAttributes.MEMBERS);
        if (members != null && members.size() > 1) {
            image.put(ScimAttributes.MEMBERS, new ArrayList<>(members.subList(0, members.size() / 2)));
        }
    }

    private static ObjectNode administrator(SampleProvider provider) {
        ObjectNode administrator = new ObjectMapper()
                .createObjectNode()
                .put("userName", "admin@harbor.onmicrosoft.example")
                .put("displayName", "Cloud administrator")
                .put("active", true);
        administrator.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:User");
        return own(provider, ObjectType.USER, administrator);
    }

    private static ObjectNode guests(SampleProvider provider) {
        ObjectNode guests = new ObjectMapper().createObjectNode().put("displayName", "Guests of the cloud");
        guests.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:Group");
        return own(provider, ObjectType.GROUP, guests);
    }

    private static ObjectNode own(SampleProvider provider, ObjectType type, ObjectNode resource) {
        String id = provider.seed(type, resource);
        return provider.resources(type)
                .filter(seeded -> seeded.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String id(String anchor) {
        return UUID.nameUUIDFromBytes(("target " + anchor).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** 0 to 99, the same at each start. */
    private static int lot(String anchor) {
        return Math.floorMod(
                UUID.nameUUIDFromBytes(anchor.getBytes(StandardCharsets.UTF_8)).hashCode(), 100);
    }
}
