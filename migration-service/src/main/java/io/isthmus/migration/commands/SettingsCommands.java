package io.isthmus.migration.commands;

import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.auditing.Audited;
import io.isthmus.migration.settings.SettingsEditor;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The settings of this deployment, changed by hand. */
@ApplicationScoped
public class SettingsCommands {

    private final SettingsEditor editor;
    private final Audited audited;
    private final CurrentUser user;

    SettingsCommands(SettingsEditor editor, Audited audited, CurrentUser user) {
        this.editor = editor;
        this.audited = audited;
        this.user = user;
    }

    /**
     * @param seen revision of the settings that the author had in view; 0 for none
     * @return the revision from which on the new ones are in force
     */
    public long change(SettingsDocument settings, long seen, @Nullable String reason) {
        return audited.call(
                user.name(),
                "PUT SETTINGS",
                "based on " + seen,
                reason,
                () -> editor.change(settings, seen, user.name(), reason));
    }
}
