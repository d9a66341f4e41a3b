package io.isthmus.sandbox.provider;

import io.isthmus.sandbox.dialect.HttpAnswer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds and takes away members of large groups, of which the SDK would make trees for each request; the others are left to it. */
final class LargeMemberships {

    private static final int LARGE_BYTES = 64 * 1024;
    private static final Pattern GROUP = Pattern.compile("/Groups/([^/?]+)");

    private final Resources resources;

    LargeMemberships(Resources resources) {
        this.resources = resources;
    }

    /** @return empty when something else is asked for, or the group is not large */
    Optional<HttpAnswer> answer(String method, String target, Map<String, String> headers, String body) {
        Matcher path = GROUP.matcher(target);
        if (!method.equals("PATCH") || headers.containsKey("If-Match") || !path.matches()) {
            return Optional.empty();
        }
        return resources
                .store(Resources.GROUP)
                .get(path.group(1))
                .filter(group -> group.json().length >= LARGE_BYTES)
                .flatMap(group -> MemberChange.read(body).map(change -> resources.change(group, change)))
                .map(group -> HttpAnswer.scim(200, group.json()));
    }
}
