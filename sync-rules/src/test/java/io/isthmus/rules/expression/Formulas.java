package io.isthmus.rules.expression;

import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.expression.evaluation.FlowValue;
import io.isthmus.rules.expression.parsing.ExpressionProblem;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Evaluates expressions on one sample user. */
public final class Formulas {

    public static final EvaluationContext CONTEXT =
            new EvaluationContext(Instant.parse("2026-11-21T01:00:00Z"), 42, Map.of("Forest.FQDN", "contoso.com"));

    private static final SourceObject USER = new SourceObject(
            "ad",
            "AAECAwQFBgcICQoLDA0ODw==",
            "CN=Doe\\, Joe,OU=Atlanta,OU=GA,OU=US,DC=sales,DC=contoso,DC=com",
            "user",
            Attributes.builder()
                    .put("givenName", " Joe ")
                    .put("mail", "joe@contoso.com")
                    .put("userAccountControl", "514")
                    .put("groupType", "-2147483646")
                    .put("proxyAddresses", "smtp:jd@contoso.com", "SMTP:joe@contoso.com", "SIP:joe@contoso.com")
                    .put("numbers", "1", "2", "3")
                    .put("manager", Value.reference("CN=Boss,DC=contoso,DC=com"))
                    .put("objectGUID", Value.binary(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}))
                    .put("empty", "")
                    .build(),
            Map.of("member", 250_000));

    private Formulas() {}

    public static Evaluated evaluate(String text) {
        return switch (Expression.compile(text)) {
            case CompileResult.Compiled compiled -> compiled.expression().evaluate(USER, CONTEXT);
            case CompileResult.Faulty faulty -> throw new AssertionError(text + ": " + faulty.problems());
        };
    }

    public static FlowValue value(String text) {
        return switch (evaluate(text)) {
            case Evaluated.Answer answer -> answer.value();
            case Evaluated.Failure failure -> throw new AssertionError(text + ": " + failure);
        };
    }

    /** The values as the language prints them. */
    public static List<String> printed(String text) {
        return value(text).list().stream().map(Value::print).toList();
    }

    /** The only value as the language prints it, {@code null} for NULL. */
    public static String print(String text) {
        List<String> values = printed(text);
        if (values.size() > 1) {
            throw new AssertionError(text + " has several values: " + values);
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    public static Evaluated.Failure failure(String text) {
        return (Evaluated.Failure) evaluate(text);
    }

    public static List<ExpressionProblem> problems(String text) {
        return Expression.compile(text) instanceof CompileResult.Faulty faulty ? faulty.problems() : List.of();
    }
}
