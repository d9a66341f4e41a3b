package io.isthmus.rules.expression.evaluation;

/** Carries a failure from a function up to the evaluation of a whole expression, which never throws. */
public final class EvaluationException extends RuntimeException {

    private final String message;
    private final transient int position;
    private final transient boolean declared;

    public EvaluationException(int position, String message) {
        this(position, message, false);
    }

    public EvaluationException(int position, String message, boolean declared) {
        super(message, null, false, false);
        this.message = message;
        this.position = position;
        this.declared = declared;
    }

    @Override
    public String getMessage() {
        return message;
    }

    public int position() {
        return position;
    }

    public boolean declared() {
        return declared;
    }
}
