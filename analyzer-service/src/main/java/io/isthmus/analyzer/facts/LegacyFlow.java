package io.isthmus.analyzer.facts;

import java.util.List;

/**
 * How one attribute gets its value in FIM, MIM or DirSync.
 *
 * @param connector id of the connector at the other end
 * @param value constant, expression or script context; {@code null} for direct flows
 * @param initialOnly only when the object is first provisioned
 */
public record LegacyFlow(
        Direction direction,
        String connector,
        String connectorType,
        String metaverseType,
        String target,
        Kind kind,
        List<String> sources,
        LegacyFlowValue value,
        boolean initialOnly,
        ExportLocation evidence) {

    public enum Direction {
        IMPORT,
        EXPORT
    }

    public enum Kind {
        DIRECT,
        CONSTANT,
        EXPRESSION,
        DN_PART,
        SCRIPTED
    }
}
