package io.isthmus.analyzer.facts;

import java.util.List;

/**
 * The metaverse file.
 *
 * @param provisioning {@code none}, {@code scripted}, {@code sync-rule} or {@code both}; {@code null} where not said
 * @param flows imports into the metaverse
 * @param passwordChangeSync FIM's password <em>change</em> notification: not password-hash synchronization
 */
public record Metaverse(
        String provisioning,
        LegacyFlows flows,
        List<Connector.ScriptedPart> scripted,
        List<Connector.Extension> extensions,
        Boolean passwordChangeSync,
        ExportLocation evidence) {}
