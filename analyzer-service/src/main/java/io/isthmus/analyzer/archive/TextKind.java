package io.isthmus.analyzer.archive;

import io.isthmus.analyzer.powershell.RuleScript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a plain text is, by what stands near its beginning. */
enum TextKind {
    /** {@code New-ADSyncRule …} */
    RULE_SCRIPT,
    /** what {@code (Get-ADSyncGlobalSettings).Parameters} prints */
    GLOBAL_SETTINGS,
    /** what the registry of the old server says of its database */
    REGISTRY,
    OTHER;

    private static final int LOOK_AHEAD = 1 << 16;

    /** Leaves the stream where it was; it must support marks. */
    static TextKind of(InputStream bytes) throws IOException {
        bytes.mark(LOOK_AHEAD);
        String start = new String(bytes.readNBytes(LOOK_AHEAD - 1), StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .toLowerCase(Locale.ROOT);
        bytes.reset();
        if (start.contains(RuleScript.COMMAND.toLowerCase(Locale.ROOT))) {
            return RULE_SCRIPT;
        }
        if (start.contains("microsoft.synchronize.") || start.contains("microsoft.synchronizationoption.")) {
            return GLOBAL_SETTINGS;
        }
        return start.contains("fimsynchronizationservice\\parameters") || start.contains("adsync\\parameters")
                ? REGISTRY
                : OTHER;
    }
}
