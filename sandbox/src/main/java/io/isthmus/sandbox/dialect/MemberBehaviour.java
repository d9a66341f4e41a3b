package io.isthmus.sandbox.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a provider shows and takes the members of groups. The row numbers are those of docs/targets.md. */
public sealed interface MemberBehaviour extends Behaviour {

    /** How members are shown. */
    enum Shown {
        /** no attribute (rows 10, 13) */
        ABSENT,
        /** a list of nobody (row 9) */
        EMPTY,
        /** null (N8) */
        NULL
    }

    /** In lists of groups members are not what they are; one group alone shows them (row 10). */
    record MembersNotListed(Shown shown) implements MemberBehaviour {
        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            return request.lists() && ofGroups(request)
                    ? answer.changing(list -> {
                        list.path("Resources").forEach(group -> show((ObjectNode) group, shown));
                        return list;
                    })
                    : answer;
        }
    }

    /** Nowhere members are what they are (rows 9, 13). */
    record MembersHidden(Shown shown) implements MemberBehaviour {
        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            if (!ofGroups(request) || !answer.success()) {
                return answer;
            }
            return request.lists()
                    ? new MembersNotListed(shown).told(request, answer, contents)
                    : answer.changing(group -> show(group, shown));
        }
    }

    /** A group without members shows none in this way (row 11, N8). */
    record NobodyShown(Shown shown) implements MemberBehaviour {
        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            if (!ofGroups(request) || !answer.success()) {
                return answer;
            }
            return answer.changing(body -> {
                if (request.lists()) {
                    body.path("Resources").forEach(group -> showNobody((ObjectNode) group));
                } else {
                    showNobody(body);
                }
                return body;
            });
        }

        private void showNobody(ObjectNode group) {
            if (group.path("members").isEmpty()) {
                show(group, shown);
            }
        }
    }

    /** More changes of a membership at once are refused (row 24). */
    record MembersPerRequest(int most) implements MemberBehaviour {
        @Override
        public Optional<HttpAnswer> refusal(HttpRequest request, Contents contents) {
            return change(request).size() > most
                    ? refused(400, null, "at most " + most + " members at once")
                    : Optional.empty();
        }
    }

    /** Whoever is not there, or no user, is refused with all the others (rows 14, 15, 25, 26). */
    record OnlyUsers(int status) implements MemberBehaviour {
        @Override
        public Optional<HttpAnswer> refusal(HttpRequest request, Contents contents) {
            return added(request).stream()
                    .filter(id -> contents.resource("/Users", id).isEmpty())
                    .findFirst()
                    .flatMap(id -> refused(status, null, "no user has the id " + id));
        }
    }

    /** Whoever is switched off is refused with all the others (row 25). */
    record OnlyActive(int status) implements MemberBehaviour {
        @Override
        public Optional<HttpAnswer> refusal(HttpRequest request, Contents contents) {
            return added(request).stream()
                    .filter(id -> contents.resource("/Users", id)
                            .filter(user -> !user.path("active").asBoolean(true))
                            .isPresent())
                    .findFirst()
                    .flatMap(id -> refused(status, null, "user " + id + " is inactive"));
        }
    }

    /** One who is a member already is a conflict (N6). */
    record MemberAlready(int status) implements MemberBehaviour {
        @Override
        public Optional<HttpAnswer> refusal(HttpRequest request, Contents contents) {
            String group = request.id();
            List<String> before = group == null || !request.method().equals("PATCH")
                    ? List.of()
                    : contents.resource("/Groups", group)
                            .map(MemberBehaviour::members)
                            .orElse(List.of());
            return added(request).stream()
                    .filter(before::contains)
                    .findFirst()
                    .flatMap(id -> refused(status, null, id + " is a member already"));
        }
    }

    /** Members are not removed by their value path, only by a list of values (row 22). */
    record ValuePathRefused(@Nullable String scimType) implements MemberBehaviour {
        @Override
        public Optional<HttpAnswer> refusal(HttpRequest request, Contents contents) {
            return operations(request).stream()
                            .anyMatch(each -> each.path("path").asText().contains("["))
                    ? refused(400, scimType, "this path is not supported")
                    : Optional.empty();
        }

        /** As those providers do it that know no value path. */
        @Override
        public HttpRequest understood(HttpRequest request) {
            return removesByList(request) ? request.changing(ValuePathRefused::byValuePath) : request;
        }

        private static boolean removesByList(HttpRequest request) {
            return ofGroups(request) && operations(request).stream().anyMatch(ValuePathRefused::byList);
        }

        private static boolean byList(JsonNode operation) {
            return operation.path("op").asText().equalsIgnoreCase("remove")
                    && operation.path("path").asText().equals("members")
                    && operation.path("value").isArray();
        }

        private static ObjectNode byValuePath(ObjectNode patch) {
            List<JsonNode> operations = JsonBody.operations(patch);
            var changed = patch.putArray("Operations");
            for (JsonNode operation : operations) {
                if (byList(operation)) {
                    operation
                            .path("value")
                            .forEach(member -> changed.addObject()
                                    .put("op", "remove")
                                    .put(
                                            "path",
                                            "members[value eq \""
                                                    + member.path("value").asText() + "\"]"));
                } else {
                    changed.add(operation);
                }
            }
            return patch;
        }
    }

    private static boolean ofGroups(HttpRequest request) {
        return request.endpoint().equals("/Groups");
    }

    private static ObjectNode show(ObjectNode group, Shown shown) {
        switch (shown) {
            case ABSENT -> group.remove("members");
            case EMPTY -> group.putArray("members");
            case NULL -> group.putNull("members");
        }
        return group;
    }

    private static Optional<HttpAnswer> refused(int status, @Nullable String scimType, String detail) {
        return Optional.of(HttpAnswer.error(status, scimType, detail, Map.of()));
    }

    private static List<JsonNode> operations(HttpRequest request) {
        return ofGroups(request) && request.method().equals("PATCH")
                ? request.json().map(JsonBody::operations).orElse(List.of())
                : List.of();
    }

    /** Everybody a request adds or removes. */
    private static List<String> change(HttpRequest request) {
        List<String> all = new ArrayList<>(added(request));
        for (JsonNode operation : operations(request)) {
            Matcher byPath = Pattern.compile("members\\[value eq \"([^\"]+)\"]")
                    .matcher(operation.path("path").asText());
            if (byPath.matches()) {
                all.add(byPath.group(1));
            } else if (operation.path("op").asText().equalsIgnoreCase("remove")) {
                operation
                        .path("value")
                        .forEach(member -> all.add(member.path("value").asText()));
            }
        }
        return all;
    }

    /** Whom a PATCH adds, and whom a group written whole has. */
    private static List<String> added(HttpRequest request) {
        if (!ofGroups(request) || request.reads()) {
            return List.of();
        }
        List<String> added = new ArrayList<>();
        request.json().ifPresent(body -> added.addAll(members(body)));
        for (JsonNode operation : operations(request)) {
            if (!operation.path("op").asText().equalsIgnoreCase("remove")) {
                operation
                        .path("value")
                        .forEach(member -> added.add(member.path("value").asText()));
            }
        }
        return added;
    }

    private static List<String> members(ObjectNode group) {
        List<String> members = new ArrayList<>();
        group.path("members").forEach(member -> members.add(member.path("value").asText()));
        return members;
    }
}
