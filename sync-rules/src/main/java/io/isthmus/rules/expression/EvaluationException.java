package io.isthmus.rules.expression;

/** Carries a failure from a function up to {@link Expression#evaluate}; leaves this package never. */
final class EvaluationException extends RuntimeException {

    private final transient int position;
    private final transient boolean declared;

    EvaluationException(int position, String message) {
        this(position, message, false);
    }

    EvaluationException(int position, String message, boolean declared) {
        super(message, null, false, false);
        this.position = position;
        this.declared = declared;
    }

    int position() {
        return position;
    }

    boolean declared() {
        return declared;
    }
}
