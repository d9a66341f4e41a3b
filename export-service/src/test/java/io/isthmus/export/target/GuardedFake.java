package io.isthmus.export.target;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.TargetSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A target in memory that asks for leave before each request that changes something. */
record GuardedFake(FakeTarget target, Runnable leave) implements ExportTarget {

    @Override
    public Outcome apply(PendingExport export) {
        leave.run();
        return target.apply(export);
    }

    @Override
    public ExportTarget guardedBy(Runnable newLeave) {
        return new GuardedFake(target, newLeave);
    }

    @Override
    public TargetSchema schema() {
        return target.schema();
    }

    @Override
    public Optional<ObservedObject> findByAnchor(ObjectType type, String targetAnchor) {
        return target.findByAnchor(type, targetAnchor);
    }

    @Override
    public List<ObservedObject> findByNames(ObjectType type, String userName, List<String> addresses) {
        return target.findByNames(type, userName, addresses);
    }

    @Override
    public Optional<ObservedObject> findById(ObjectType type, String targetId) {
        return target.findById(type, targetId);
    }

    @Override
    public void list(ObjectType type, Consumer<Page> page) {
        target.list(type, page);
    }

    @Override
    public void close() {
        target.close();
    }
}
