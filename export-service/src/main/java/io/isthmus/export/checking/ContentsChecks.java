package io.isthmus.export.checking;

import static io.isthmus.contracts.checking.CheckReport.Check.failed;
import static io.isthmus.contracts.checking.CheckReport.Check.passed;
import static io.isthmus.contracts.checking.CheckReport.Check.warning;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.checking.Answered.Resources;
import io.isthmus.export.checking.Answered.Silence;
import io.isthmus.export.checking.Answered.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the provider can hold, and whether it answers what an export asks. */
final class ContentsChecks {

    private ContentsChecks() {}

    static List<Check> resourceTypes(Declared declared) {
        List<Check> checks = new ArrayList<>();
        if (!declared.resources().containsKey(ObjectType.USER)) {
            return List.of(failed(
                    CheckCode.RESOURCE_TYPES,
                    "it declares no resource type User",
                    "Check that url is the base address of a SCIM 2.0 service that holds users."));
        }
        checks.add(passed(
                CheckCode.RESOURCE_TYPES,
                "users are at " + declared.resources().get(ObjectType.USER).endpoint()));
        for (ObjectType type : List.of(ObjectType.GROUP, ObjectType.CONTACT)) {
            Declared.Resource resource = declared.resources().get(type);
            checks.add(
                    resource != null
                            ? passed(CheckCode.RESOURCE_TYPES, plural(type) + " are at " + resource.endpoint())
                            : warning(
                                    CheckCode.RESOURCE_TYPES,
                                    "it has no resource type for " + plural(type)
                                            + ": they are shown, and not exported",
                                    "Nothing, if " + plural(type) + " are not needed there."));
        }
        return checks;
    }

    static List<Check> schemas(Declared declared) {
        List<Check> checks = new ArrayList<>();
        for (ObjectType type : ObjectType.values()) {
            Declared.Resource resource = declared.resources().get(type);
            if (resource != null) {
                checks.add(schema(type, resource));
            }
        }
        return checks;
    }

    private static Check schema(ObjectType type, Declared.Resource resource) {
        if (!resource.schema()) {
            return warning(
                    CheckCode.SCHEMAS,
                    "it declares no schema for " + plural(type) + ": every attribute is sent",
                    "Nothing; what the provider does not take will be an error of the object.");
        }
        return passed(
                CheckCode.SCHEMAS,
                resource.undeclared().isEmpty()
                        ? "its schema of " + plural(type) + " has every attribute"
                        : "its schema of " + plural(type) + " leaves out "
                                + String.join(", ", new TreeSet<>(resource.undeclared())) + ": they are not sent");
    }

    /** Of the first page of users: also the proof that the credentials are good for more than the description. */
    static Check signedIn(TargetSettings target, Answered answered) {
        Check refused = ConnectionChecks.refused(target, answered);
        if (refused != null) {
            return refused;
        }
        Status answer = (Status) answered;
        if (answer.success() && answer.contents() instanceof Resources users) {
            return passed(
                    CheckCode.SIGNED_IN,
                    "users can be read" + (users.total() < 0 ? "" : "; there are " + users.total() + " now"));
        }
        return failed(
                CheckCode.SIGNED_IN,
                "users cannot be read (" + answer.reason() + ")",
                "Check that url is the base address of a SCIM 2.0 service.");
    }

    /**
     * @param first what was asked for from 1 on, {@code asked} of them
     * @param second what was asked for from 2 on, unless the first page has fewer than two
     */
    static Check paging(Resources first, int asked, @Nullable Answered second) {
        if (first.ids().size() > asked && first.total() > first.ids().size()) {
            return warning(
                    CheckCode.PAGING,
                    "it gave " + first.ids().size() + " users where " + asked + " were asked for",
                    "Nothing, unless listing it takes long.");
        }
        if (second == null) {
            return passed(CheckCode.PAGING, "too few users to see how it answers in pages");
        }
        if (second instanceof Status(int status, String reason, Resources found)
                && !found.ids().isEmpty()
                && !found.ids().getFirst().equals(first.ids().getFirst())) {
            return passed(CheckCode.PAGING, "it answers in pages");
        }
        return failed(
                CheckCode.PAGING,
                second instanceof Status(int status, String reason, Resources found)
                        ? "it gives the first users again where those after them were asked for (startIndex)"
                        : "the users after the first cannot be read (" + reason(second) + ")",
                "Isthmus lists users page by page (RFC 7644, section 3.4.2.4); ask the provider's makers.");
    }

    static Check lookUp(Declared declared, Answered answered) {
        String why = "Without look-ups by externalId an answer that gets lost could create a second user;"
                + " switch filters on at the provider.";
        if (!declared.filter()) {
            return failed(CheckCode.LOOK_UP, "it says that it has no filters", why);
        }
        return switch (answered) {
            case Status(int status, String reason, Resources found)
            when found.ids().isEmpty() -> passed(CheckCode.LOOK_UP, "it finds users by externalId");
            case Status(int status, String reason, Resources found) ->
                failed(CheckCode.LOOK_UP, "it answers a look-up by externalId with users that do not have it", why);
            default ->
                failed(CheckCode.LOOK_UP, "it does not answer a look-up by externalId (" + reason(answered) + ")", why);
        };
    }

    static Check changes(Declared declared) {
        return passed(
                CheckCode.CHANGES,
                (declared.patch()
                                ? "changes are written by PATCH"
                                : "it has no PATCH: changes read a resource and write it whole (PUT)")
                        + (declared.bulk() ? "; it offers bulk requests, which are not used" : ""));
    }

    private static String reason(Answered answered) {
        return switch (answered) {
            case Status status -> status.reason();
            case Silence silence -> silence.reason();
        };
    }

    private static String plural(ObjectType type) {
        return type.name().toLowerCase(Locale.ROOT) + "s";
    }
}
