package io.isthmus.contracts.analysis;

/**
 * One row of what {@code POST /api/installation-advice} of analyzer-service answers.
 *
 * @param name stable name of the reason
 * @param answer {@code custom} where it speaks for a custom installation
 * @param certain whether what is known decides it
 * @param because in words
 */
public record InstallationAdvice(String name, String answer, boolean certain, String because) {

    /** Whether it speaks, or may speak, against an express installation. */
    public boolean againstExpress() {
        return "custom".equals(answer);
    }
}
