package io.isthmus.sync.checking;

import static io.isthmus.contracts.checking.CheckReport.Check.failed;
import static io.isthmus.contracts.checking.CheckReport.Check.passed;
import static io.isthmus.contracts.checking.CheckReport.Check.warning;

import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.settings.QuerySettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether an import would find in a file or a query what it needs. */
final class TrialJudgement {

    private TrialJudgement() {}

    static Check unreadable(SourceException fault) {
        return failed(CheckStep.REACHABLE, fault.getMessage(), fault.whatToDo());
    }

    static List<Check> of(SourceSettings source, TrialSample sample, Optional<String> watermark) {
        List<Check> checks = new ArrayList<>();
        checks.add(passed(CheckStep.REACHABLE, source.url() + " can be read"));
        checks.add(records(sample));
        checks.add(objects(source, sample));
        if (sample.selected() + sample.withoutAnchor() > 0) {
            checks.add(anchor(source, sample));
        }
        checks.add(source.kind() == SourceKind.SCIM ? changesOfProvider(watermark) : changes(source));
        return checks;
    }

    private static Check records(TrialSample sample) {
        SourceItem.Faulty first = sample.first();
        return first == null
                ? passed(CheckStep.RECORDS_READABLE, "all of " + sample.all() + " records looked at can be read")
                : warning(
                        CheckStep.RECORDS_READABLE,
                        sample.faulty() - sample.withoutAnchor() + " of " + sample.all()
                                + " records looked at cannot be taken, such as " + first.dn() + ", which "
                                + first.message(),
                        first.whatToDo());
    }

    private static Check objects(SourceSettings source, TrialSample sample) {
        if (sample.selected() > 0) {
            return passed(CheckStep.OBJECTS_FOUND, sample.selected() + " objects are found");
        }
        return warning(
                CheckStep.OBJECTS_FOUND,
                "no user or group is found in " + source.url(),
                switch (source.kind()) {
                    case CSV, SQL ->
                        "See that there are rows, and that objectClass or classColumn name a class that rules are for.";
                    case SCIM -> "See that the token may read users and groups, and that rules are for them.";
                    case ACTIVE_DIRECTORY, LDAP, LDIF ->
                        "Check partitions and containers: their DNs have to be those of the records.";
                });
    }

    private static Check anchor(SourceSettings source, TrialSample sample) {
        if (sample.withoutAnchor() == 0) {
            return passed(
                    CheckStep.ANCHOR_PRESENT,
                    "all of " + sample.selected() + " objects looked at have " + source.anchorAttribute());
        }
        String message = sample.withoutAnchor() + " of " + sample.all() + " records looked at show no "
                + source.anchorAttribute();
        return sample.selected() == 0
                ? failed(
                        CheckStep.ANCHOR_PRESENT,
                        message,
                        "Name another anchorAttribute, one that every object has and that never changes.")
                : warning(CheckStep.ANCHOR_PRESENT, message, "Objects without it are not synchronized: fill it.");
    }

    /** @param watermark with a time, where the provider was seen to filter by it; absent where there was too much to read */
    private static Check changesOfProvider(Optional<String> watermark) {
        return watermark.filter(mark -> !mark.contains(":")).isPresent()
                ? warning(
                        CheckStep.CHANGES_FOUND,
                        "the provider does not filter by meta.lastModified, so changes come with full imports alone",
                        "Let full imports follow each other closely (schedule.fullInterval).")
                : passed(
                        CheckStep.CHANGES_FOUND,
                        "changes are found by meta.lastModified"
                                + (watermark.isPresent()
                                        ? ", by which the provider filters"
                                        : ", if the provider filters by it")
                                + "; who has left is found by full imports");
    }

    private static Check changes(SourceSettings source) {
        QuerySettings query = source.query();
        if (source.kind() != SourceKind.SQL || query == null) {
            return passed(
                    CheckStep.CHANGES_FOUND,
                    "a file that is new or has changed is read and compared with what is known");
        }
        if (query.changeColumn() == null) {
            return warning(
                    CheckStep.CHANGES_FOUND,
                    "no column tells what has changed, so changes come with full imports alone",
                    "Name one in query.changeColumn, or let full imports follow each other closely.");
        }
        return passed(
                CheckStep.CHANGES_FOUND,
                "changes are found by " + query.changeColumn()
                        + (query.deletedColumn() == null
                                ? "; who has left is found by full imports"
                                : ", who has left by " + query.deletedColumn()));
    }
}
