package io.isthmus.migration.commands;

import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.migration.auditing.Audited;
import io.isthmus.migration.exportcontrol.ExportControlChanges;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who may export to a target. */
@ApplicationScoped
public class ExportControlCommands {

    private final ExportControlChanges exportControl;
    private final Audited audited;
    private final CurrentUser user;

    ExportControlCommands(ExportControlChanges exportControl, Audited audited, CurrentUser user) {
        this.exportControl = exportControl;
        this.audited = audited;
        this.user = user;
    }

    /**
     * @param basedOn revision of the config log the caller had in view; the current one when left out
     * @param reason in the caller's words, for the log
     */
    public record Change(
            @Nullable String target,
            @Nullable Long basedOn,
            @Nullable String reason) {}

    public ExportControl promote(Change change) {
        return changed(
                "PROMOTE",
                change,
                target -> exportControl.promote(target, change.basedOn(), change.reason(), user.name()));
    }

    public ExportControl demote(Change change) {
        return changed(
                "DEMOTE",
                change,
                target -> exportControl.demote(target, change.basedOn(), change.reason(), user.name()));
    }

    private ExportControl changed(String action, @Nullable Change change, Function<String, ExportControl> work) {
        if (change == null || change.target() == null || change.target().isBlank()) {
            throw new ProblemException(
                    400,
                    "TARGET_MISSING",
                    "The target is missing",
                    "the body names no target",
                    "Send {\"target\": \"…\"} with the target's name in the settings.");
        }
        String target = change.target();
        return audited.call(user.name(), action, target, change.reason(), () -> work.apply(target));
    }
}
