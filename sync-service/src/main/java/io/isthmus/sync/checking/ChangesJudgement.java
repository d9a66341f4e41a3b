package io.isthmus.sync.checking;

import static io.isthmus.contracts.checking.CheckReport.Check.failed;
import static io.isthmus.contracts.checking.CheckReport.Check.passed;
import static io.isthmus.contracts.checking.CheckReport.Check.warning;

import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.SourceSettings;
import java.util.Optional;

/** How changes and deletions are found, and by what rights. */
final class ChangesJudgement {

    private ChangesJudgement() {}

    /** By whatever finds more than time stamps do. */
    static Check found(SourceSettings source, FoundChanges changes) {
        if (changes.possible()) {
            return passed(
                    CheckStep.CHANGES_FOUND,
                    "changes and deletions are found by " + changes.method() + ", because " + changes.why());
        }
        return failed(
                CheckStep.CHANGES_FOUND,
                "changes cannot be found by " + changes.method() + ": " + changes.why(),
                changes.method() == DeltaMethod.DIRSYNC
                        ? "Set delta to AUTO, or let the account replicate directory changes: "
                                + source.partitions().stream()
                                        .map(partition -> replication(source, partition.dn()))
                                        .findFirst()
                                        .orElse("see docs/sources.md")
                        : "Set delta to AUTO, or see docs/sources.md for what it takes.");
    }

    /** Empty where the method does not look among them. */
    static Optional<Check> deletions(SourceSettings source, FoundChanges changes, DomainRights rights) {
        if (changes.method() != DeltaMethod.DIRSYNC && changes.method() != DeltaMethod.USN) {
            return Optional.empty();
        }
        return Optional.of(
                rights.seesDeletedObjects()
                        ? passed(
                                CheckStep.DELETIONS_FOUND, "the account sees the deleted objects of " + rights.domain())
                        : warning(
                                CheckStep.DELETIONS_FOUND,
                                "the account does not see the deleted objects of " + rights.domain()
                                        + ", so some controllers tell it of no deletion before the next full import",
                                deletedObjects(source, rights.domain())));
    }

    static Optional<Check> secrets(SourceSettings source, DomainRights rights) {
        return rights.replicatesSecrets()
                ? Optional.of(warning(
                        CheckStep.RIGHTS_TOO_WIDE,
                        account(source) + " may replicate all of " + rights.domain()
                                + ", the hashes of its passwords included",
                        "Take 'Replicating Directory Changes All' from it, or name an account that does not have it;"
                                + " Isthmus needs 'Replicating Directory Changes' alone."))
                : Optional.empty();
    }

    private static String replication(SourceSettings source, String domain) {
        return "dsacls \"" + domain + "\" /G \"" + account(source) + ":CA;Replicating Directory Changes\"";
    }

    private static String deletedObjects(SourceSettings source, String domain) {
        String container = "\"CN=Deleted Objects," + domain + "\"";
        return "Let it list and read them: dsacls " + container + " /takeownership, then dsacls " + container + " /G \""
                + account(source) + ":LCRP\".";
    }

    private static String account(SourceSettings source) {
        return source.bindDn() == null ? "DOMAIN\\account" : source.bindDn();
    }
}
