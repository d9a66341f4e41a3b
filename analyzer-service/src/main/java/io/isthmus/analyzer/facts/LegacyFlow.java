package io.isthmus.analyzer.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one attribute gets its value in FIM, MIM or DirSync.
 *
 * @param connector id of the connector at the other end
 * @param value constant, expression or script context; not of direct flows
 * @param initialOnly only when the object is first provisioned
 */
public record LegacyFlow(
        Direction direction,
        @Nullable String connector,
        @Nullable String connectorType,
        @Nullable String metaverseType,
        @Nullable String target,
        Kind kind,
        List<String> sources,
        @Nullable LegacyFlowValue value,
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
