package io.isthmus.analyzer.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metaverse file.
 *
 * @param provisioning {@code none}, {@code scripted}, {@code sync-rule} or {@code both}, where it is said
 * @param flows imports into the metaverse
 * @param schema which types it knows, absent where the file does not say
 * @param passwordChangeSync FIM's password <em>change</em> notification: not password-hash synchronization
 */
public record Metaverse(
        @Nullable String provisioning,
        LegacyFlows flows,
        List<Connector.ScriptedPart> scripted,
        List<Connector.Extension> extensions,
        @Nullable MetaverseSchema schema,
        @Nullable Boolean passwordChangeSync,
        Places places) {

    public ExportLocation evidence() {
        return places.whole();
    }

    /** Of one of its parts, as exactly as it is known. */
    public ExportLocation at(String part) {
        return places.at(part);
    }
}
