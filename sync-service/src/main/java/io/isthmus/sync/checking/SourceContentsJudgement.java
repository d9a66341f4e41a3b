package io.isthmus.sync.checking;

import static io.isthmus.contracts.checking.CheckReport.Check.failed;
import static io.isthmus.contracts.checking.CheckReport.Check.passed;
import static io.isthmus.contracts.checking.CheckReport.Check.warning;

import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.sync.checking.Tried.Faulty;
import io.isthmus.sync.checking.Tried.Why;
import java.util.List;

/** What of the directory the account may read, and whether an import finds there what it needs. */
final class SourceContentsJudgement {

    private SourceContentsJudgement() {}

    static Check base(SourceSettings source, String dn, Tried tried, ServerFacts server) {
        if (tried instanceof Faulty fault) {
            return fault.why() == Why.NOT_THERE
                    ? failed(
                            CheckStep.BASE_READABLE,
                            "there is no " + dn + ", or it is hidden from " + source.bindDn(),
                            server.namingContexts().isEmpty()
                                    ? "Correct the partition's dn, or the account's rights."
                                    : "The directory holds " + String.join(" and ", server.namingContexts())
                                            + ": correct the partition's dn, or the account's rights.")
                    : failed(
                            CheckStep.BASE_READABLE,
                            dn + " cannot be read: " + fault.reason(),
                            "Give the account " + source.bindDn() + " the right to read there.");
        }
        return passed(CheckStep.BASE_READABLE, dn + " can be read");
    }

    /** @param base whether an import begins to read at this container: then it fails without it */
    static Check missing(String dn, boolean base, Faulty fault) {
        String message = fault.why() == Why.NOT_THERE
                ? "there is no container " + dn
                : "the container " + dn + " cannot be read: " + fault.reason();
        String whatToDo = "Correct the containers: was it renamed, moved or removed?";
        return base
                ? failed(CheckStep.CONTAINERS_EXIST, message, whatToDo)
                : warning(CheckStep.CONTAINERS_EXIST, message + "; it filters nothing", whatToDo);
    }

    /** The group that it is filtered by: where an import does not read it, nobody comes. */
    static Check group(SourceSettings source, String dn, Tried tried) {
        if (tried instanceof Faulty fault) {
            return failed(
                    CheckStep.GROUP_FOUND,
                    fault.why() == Why.NOT_THERE
                            ? "there is no group " + dn + ", or it is hidden from " + source.bindDn()
                            : "the group " + dn + " cannot be read: " + fault.reason(),
                    "Correct group.dn, or the account's rights: nobody comes into scope without it.");
        }
        return new ContainerFilter(source.partitions()).includes(DistinguishedName.parse(dn))
                ? passed(CheckStep.GROUP_FOUND, "the group " + dn + " is there, and in the containers")
                : failed(
                        CheckStep.GROUP_FOUND,
                        "the group " + dn + " lies outside the containers, so its members are not read",
                        "Include the container that it is in.");
    }

    static Check objects(SourceSettings source, String dn, Sample sample) {
        if (sample.tried() instanceof Faulty fault) {
            return failed(
                    CheckStep.OBJECTS_FOUND,
                    "objects below " + dn + " cannot be read: " + fault.reason(),
                    "Give the account " + source.bindDn() + " the right to read there.");
        }
        return sample.read() > 0
                ? passed(CheckStep.OBJECTS_FOUND, "objects are found below " + dn)
                : warning(
                        CheckStep.OBJECTS_FOUND,
                        "no user, group or contact is found in the chosen containers of " + dn,
                        "Check the containers, and the account's rights to see what is in them.");
    }

    static Check anchor(SourceSettings source, Sample sample) {
        String anchor = source.anchorAttribute();
        if (sample.withAnchor() == sample.read()) {
            return passed(CheckStep.ANCHOR_PRESENT, "all of " + sample.read() + " objects looked at have " + anchor);
        }
        String message = sample.read() - sample.withAnchor() + " of " + sample.read() + " objects looked at show no "
                + anchor + ", such as " + sample.withoutAnchor();
        return sample.withAnchor() == 0
                ? failed(
                        CheckStep.ANCHOR_PRESENT,
                        message,
                        "Name another anchorAttribute, one that every object has and that never changes; or let the"
                                + " account read it.")
                : warning(
                        CheckStep.ANCHOR_PRESENT,
                        message,
                        "Objects without it are not synchronized: fill it, or let the account read it.");
    }

    /** Deltas by time stamp. */
    static Check timestamps(SourceSettings source, Sample sample) {
        String attribute = timestamp(source);
        return sample.withTimestamp() > 0
                ? passed(
                        CheckStep.CHANGES_FOUND,
                        "changes are found by " + attribute + "; deletions are found by full imports")
                : failed(
                        CheckStep.CHANGES_FOUND,
                        "no object shows " + attribute + ", by which changes are found",
                        "Let the account read " + attribute + ", or correct kind.");
    }

    static Check changelog(Tried tried) {
        return tried instanceof Faulty fault
                ? failed(
                        CheckStep.CHANGES_FOUND,
                        "the changelog cannot be read: " + fault.reason(),
                        "Switch the changelog on and let the account read it, or set delta to MODIFY_TIMESTAMP.")
                : passed(CheckStep.CHANGES_FOUND, "changes and deletions are found in the changelog");
    }

    static Check timeIsUp(List<String> left) {
        return warning(
                CheckStep.IN_TIME,
                "the directory answers slowly; not looked at: " + String.join(", ", left),
                "Check again when the directory is less busy.");
    }

    static String timestamp(SourceSettings source) {
        return source.kind() == SourceKind.ACTIVE_DIRECTORY ? "whenChanged" : "modifyTimestamp";
    }
}
