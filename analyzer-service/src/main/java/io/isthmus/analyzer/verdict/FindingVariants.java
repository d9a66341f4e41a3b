package io.isthmus.analyzer.verdict;

/** Which sentence a finding says where its code has several. Those of facts and of compared rules are theirs. */
public final class FindingVariants {

    private FindingVariants() {}

    enum MissingPart {
        CLOUD_POLICY,
        CONNECTORS_FOLDER,
        RULES_FOLDER,
        GLOBAL_SETTINGS,
        CONNECTOR_FILES,
        METAVERSE,
        CONNECTOR_OF_RULE,
        CONNECTOR_OF_RULES,
        CONNECTOR_OF_FLOW,
        CONNECTOR_OF_FLOWS
    }

    enum HandedOn {
        TO_CONNECTORS,
        TO_NOBODY
    }

    enum Extensions {
        NAMED,
        NOT_NAMED
    }

    enum SignIn {
        METHOD,
        SINGLE_SIGN_ON
    }

    enum Instance {
        NAMED_INSTANCE,
        DEFAULT_INSTANCE
    }

    enum Often {
        ONCE,
        SEVERAL_TIMES
    }

    /** What leaves a type of objects out. */
    public enum Deselected {
        OF_PARTITION,
        OF_MAPPINGS
    }

    /** What of a custom rule has no counterpart here. */
    public enum Misunderstood {
        NO_TARGET,
        MERGE_TYPE,
        EXPRESSION,
        PARAMETER,
        SECRET_EXPRESSION,
        SECRET_CONSTANT,
        SEVERAL_SOURCES,
        EMPTY_SCOPE,
        SCOPE_PARAMETER,
        SCOPE_SECRET,
        SCOPE_OPERATOR,
        SCOPE_BITS
    }

    /** What a custom rule is carried over without. */
    public enum LostPart {
        JOINS,
        PASSWORDS,
        SOFT_DELETE
    }

    /** What an attribute is for that nobody fills. */
    public enum Unfilled {
        READ,
        JOINED,
        /** a rule is known that does, and has no room */
        NO_PRECEDENCE_FREE,
        /** a rule is known that does, and is not understood */
        NOT_UNDERSTOOD
    }

    /** What becomes of an attribute that Cloud Sync computes. */
    public enum ExpressionFate {
        FILLED_ANOTHER_WAY,
        NOT_FILLED
    }

    /** Why a scope of Cloud Sync is not carried over. */
    public enum ScopeLoss {
        SEVERAL_GROUPS,
        SEVERAL_ALTERNATIVES,
        CONDITION
    }
}
