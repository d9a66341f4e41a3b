package io.isthmus.rules.expression.functions;

import io.isthmus.rules.expression.evaluation.Function;
import io.isthmus.rules.expression.evaluation.FunctionSignature;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All functions of the language, as data. */
public final class FunctionTable {

    private static final Map<String, Function> BY_NAME = new LinkedHashMap<>();

    static {
        List.of(
                        CertificateFunctions.all(),
                        ConversionFunctions.all(),
                        DateFunctions.all(),
                        DirectoryFunctions.all(),
                        TestFunctions.all(),
                        MathFunctions.all(),
                        MultiValuedFunctions.all(),
                        FlowFunctions.all(),
                        TextFunctions.all())
                .forEach(FunctionTable::register);
    }

    private FunctionTable() {}

    private static void register(Collection<Function> functions) {
        for (Function each : functions) {
            if (BY_NAME.put(each.signature().name(), each) != null) {
                throw new IllegalStateException(
                        "two functions are called " + each.signature().name());
            }
        }
    }

    /** Every function, group by group. */
    public static List<FunctionSignature> signatures() {
        return BY_NAME.values().stream().map(Function::signature).toList();
    }

    public static Optional<Function> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The function that is called so but for the case of letters, in which names differ. */
    public static Optional<String> inOtherCase(String name) {
        return BY_NAME.keySet().stream()
                .filter(known -> known.equalsIgnoreCase(name))
                .findFirst();
    }
}
