package io.isthmus.analyzer.verdict;

/** Why a part of the old configuration is not carried over, where there are several reasons. */
public final class LeftoverVariants {

    private LeftoverVariants() {}

    /** Of a standard rule that was disabled. */
    public enum DisabledRule {
        NO_COUNTERPART,
        ONE_CONNECTOR_ONLY
    }

    /** Of a custom rule. */
    public enum RefusedRule {
        DISABLED,
        PRECEDENCE,
        NO_IDENTIFIER,
        DIRECTION,
        LINK_TYPE,
        NO_TYPE,
        HALF_JOIN,
        NOT_UNDERSTOOD,
        OTHER_SOURCE,
        OTHER_TARGET,
        /** joins what the cloud holds, which is done without a rule */
        JOINS_CLOUD,
        /** takes attributes from the cloud */
        READS_CLOUD,
        /** links objects of a source for rules that write to them */
        LINKS_ONLY,
        /** writes to a source */
        WRITES_BACK,
        FOREIGN_PRINCIPAL,
        DEVICE,
        TYPE
    }

    /** Of an attribute filter. */
    public enum LeftFilter {
        SCRIPTED,
        TYPE,
        NO_COUNTERPART,
        NO_CONDITION,
        NO_PRECEDENCE
    }
}
