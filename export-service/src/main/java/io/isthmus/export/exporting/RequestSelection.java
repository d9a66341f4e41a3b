package io.isthmus.export.exporting;

import io.isthmus.export.exporting.ExportStore.Begun;
import io.isthmus.export.exporting.ExportStore.Planned;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.pending.Expected;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.PendingStates;
import io.isthmus.export.pending.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which of the planned pending exports are sent, and in which requests: only ever what the gate has judged. Whatever has become
 * something else since is left to the next comparison. Pure.
 */
final class RequestSelection {

    private final PendingStates states;
    private final int membersPerRequest;

    RequestSelection(PendingStates states, int membersPerRequest) {
        this.states = states;
        this.membersPerRequest = membersPerRequest;
    }

    List<Begun> of(Phase phase, List<Planned> page) {
        return page.stream()
                .flatMap(planned -> (phase == Phase.MEMBERSHIPS ? members(planned) : image(planned, phase)).stream())
                .toList();
    }

    private Optional<Begun> image(Planned planned, Phase phase) {
        PendingStates.Judged judged = states.judged(planned.object());
        PendingExport export = judged.export();
        if (export == null
                || Phase.of(export) != phase
                || !Arrays.equals(judged.state().hash(), planned.hash())) {
            return Optional.empty();
        }
        return Optional.of(new Begun(
                work(planned, export).with(List.of(export)),
                planned.object().object().expected() instanceof Expected.Present present ? present.image() : null));
    }

    /** What is created again has the names that it had, not those that were desired last. */
    private static Work work(Planned planned, PendingExport export) {
        return export instanceof PendingExport.Add add
                        && planned.object().object().desired() instanceof Desired.Restored
                ? planned.work().named(add.image())
                : planned.work();
    }

    private Optional<Begun> members(Planned planned) {
        if (!(planned.object().object().expected() instanceof Expected.Present present)) {
            return Optional.empty();
        }
        List<PendingExport> requests = new ArrayList<>();
        for (List<String> some : slices(planned.membersToRemove())) {
            requests.add(new PendingExport.ChangeMembers(
                    planned.work().targetAnchor(), present.targetId(), List.of(), some));
        }
        for (List<String> some : slices(planned.membersToAdd())) {
            requests.add(new PendingExport.ChangeMembers(
                    planned.work().targetAnchor(), present.targetId(), some, List.of()));
        }
        return requests.isEmpty()
                ? Optional.empty()
                : Optional.of(new Begun(planned.work().with(requests), null));
    }

    private List<List<String>> slices(List<String> members) {
        List<List<String>> slices = new ArrayList<>();
        for (int from = 0; from < members.size(); from += membersPerRequest) {
            slices.add(members.subList(from, Math.min(members.size(), from + membersPerRequest)));
        }
        return slices;
    }
}
