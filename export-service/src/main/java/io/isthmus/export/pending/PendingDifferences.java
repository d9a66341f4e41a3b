package io.isthmus.export.pending;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SafetySettings.Orphans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is pending for one object: the difference of what is desired and what is expected.
 *
 * <pre>
 * expected            desired   pending export
 * ------------------  --------  -------------------------------------------
 * absent              D         Add
 * E                   D ≠ E     Update (managed attributes only)
 * E, owned by us      absent    Delete, or Disable as the settings say, or while there is a grace
 * E, not owned        absent    none
 * E, owned by us      no source Delete, Disable or none, as the settings say of orphans
 * E                   E         none (awaiting confirmation while E is only remembered)
 * absent              absent    none
 * </pre>
 */
public final class PendingDifferences {

    /** The attribute whose value {@code false} disables a user. */
    public static final String ACCOUNT_ENABLED = "accountEnabled";

    private final TargetSchema schema;
    private final SafetySettings safety;
    private final RestorationDifferences restoring;

    public PendingDifferences(TargetSchema schema, SafetySettings safety) {
        this.schema = schema;
        this.safety = safety;
        this.restoring = new RestorationDifferences(schema);
    }

    public ExportJudgement judge(TargetObject object) {
        return switch (object.desired()) {
            case Desired.NeverSaid ignored -> new ExportJudgement.InPlace();
            case Desired.Present present -> wanted(object, present);
            case Desired.Absent absent -> unwanted(object, absent.stays(object.objectType(), safety));
            case Desired.NoSource ignored -> orphan(object);
            case Desired.Restored restored -> restored(object, restored);
        };
    }

    /** What somebody else has changed of an object that is to be put back; empty for any other. */
    public List<RestorationDifferences.Conflict> conflicts(TargetObject object) {
        return object.desired() instanceof Desired.Restored restored
                ? restoring.conflicts(object, restored)
                : List.of();
    }

    private ExportJudgement restored(TargetObject object, Desired.Restored restored) {
        PendingExport export = restoring.pending(object, restored);
        if (export == null) {
            return new ExportJudgement.InPlace();
        }
        return pending(
                export,
                export instanceof PendingExport.Update update
                        ? notPersisted(object.objectType(), update.changes(), object.written())
                        : List.of());
    }

    private ExportJudgement wanted(TargetObject object, Desired.Present desired) {
        if (!schema.supports(object.objectType())) {
            return new ExportJudgement.Unsupported(Reason.NO_RESOURCE_TYPE);
        }
        return switch (object.expected()) {
            case Expected.Absent ignored -> pending(add(object, desired), List.of());
            case Expected.Present expected -> update(object, desired, expected);
        };
    }

    private PendingExport.Add add(TargetObject object, Desired.Present desired) {
        ObjectType type = object.objectType();
        return new PendingExport.Add(
                object.targetAnchor(),
                type,
                new Image(
                        schema.canonical(type, desired.image().attributes()),
                        schema.canonical(type, desired.image().references())),
                schema.supportsAny(type, desired.waiting()));
    }

    private ExportJudgement update(TargetObject object, Desired.Present desired, Expected.Present expected) {
        ObjectType type = object.objectType();
        List<PendingExport.Change> changes = new ArrayList<>();
        changes(type, false, desired.image().attributes(), expected.image().attributes(), changes);
        changes(type, true, desired.image().references(), expected.image().references(), changes);
        if (changes.isEmpty()) {
            return new ExportJudgement.InPlace();
        }
        return pending(
                new PendingExport.Update(
                        object.targetAnchor(),
                        type,
                        expected.targetId(),
                        expected.etag(),
                        expected.image(),
                        changes,
                        schema.supportsAny(type, desired.waiting())),
                notPersisted(type, changes, object.written()));
    }

    private void changes(
            ObjectType type,
            boolean reference,
            Map<String, List<String>> desired,
            Map<String, List<String>> expected,
            List<PendingExport.Change> changes) {
        desired.forEach((name, wanted) -> {
            if (!schema.supports(type, name)) {
                return;
            }
            List<String> there = expected.getOrDefault(name, List.of());
            List<String> canonical = schema.canonical(type, name, wanted);
            if (!schema.same(type, name, there, canonical)) {
                changes.add(new PendingExport.Change(name, reference, there, canonical));
            }
        });
    }

    private List<String> notPersisted(ObjectType type, List<PendingExport.Change> changes, @Nullable Image written) {
        if (written == null) {
            return List.of();
        }
        return changes.stream()
                .filter(change -> {
                    List<String> before = change.reference()
                            ? written.reference(change.attribute())
                            : written.attribute(change.attribute());
                    return schema.same(type, change.attribute(), before, change.desired());
                })
                .map(PendingExport.Change::attribute)
                .sorted()
                .toList();
    }

    private ExportJudgement orphan(TargetObject object) {
        return safety.orphans() == null || safety.orphans() == Orphans.KEEP
                ? new ExportJudgement.InPlace()
                : unwanted(object, safety.orphans() == Orphans.DISABLE);
    }

    private ExportJudgement unwanted(TargetObject object, boolean disable) {
        if (!object.owned() || !(object.expected() instanceof Expected.Present expected)) {
            return new ExportJudgement.InPlace();
        }
        if (disable && object.objectType() == ObjectType.USER) {
            return disable(object, expected);
        }
        return pending(
                new PendingExport.Delete(
                        object.targetAnchor(), object.objectType(), expected.targetId(), expected.etag()),
                List.of());
    }

    private ExportJudgement disable(TargetObject object, Expected.Present expected) {
        if (!schema.supports(object.objectType(), ACCOUNT_ENABLED)) {
            return new ExportJudgement.Unsupported(Reason.CANNOT_DISABLE);
        }
        if (expected.image().attribute(ACCOUNT_ENABLED).equals(List.of("false"))) {
            return new ExportJudgement.InPlace();
        }
        return pending(
                new PendingExport.Disable(
                        object.targetAnchor(),
                        object.objectType(),
                        expected.targetId(),
                        expected.etag(),
                        expected.image()),
                List.of());
    }

    private static ExportJudgement pending(PendingExport export, List<String> notPersisted) {
        return new ExportJudgement.Pending(export, notPersisted);
    }
}
