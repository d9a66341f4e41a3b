package io.isthmus.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What is wrong with a document, by field and line, without the names of our classes. */
final class JsonFault {

    private JsonFault() {}

    static String detail(JsonProcessingException fault) {
        String where = fault instanceof JsonMappingException mapping ? path(mapping) : "the document";
        return where + line(fault) + ": " + reason(fault);
    }

    private static String reason(JsonProcessingException fault) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                "there is no such field"
                        + (unknown.getKnownPropertyIds() == null
                                ? ""
                                : "; there are "
                                        + unknown.getKnownPropertyIds().stream()
                                                .map(Object::toString)
                                                .sorted()
                                                .collect(Collectors.joining(", ")));
            case InvalidFormatException invalid ->
                "\"" + invalid.getValue() + "\" is not possible here" + expected(invalid);
            case ValueInstantiationException refused
            when refused.getCause() instanceof IllegalArgumentException cause -> String.valueOf(cause.getMessage());
            case MismatchedInputException ignored -> "a value of this kind is not possible here, or one is missing";
            case JsonMappingException ignored -> "the value is not possible here";
            default -> fault.getOriginalMessage();
        };
    }

    private static String expected(InvalidFormatException invalid) {
        Class<?> type = invalid.getTargetType();
        if (type == null) {
            return "";
        }
        return type.isEnum()
                ? "; one of " + Arrays.toString(type.getEnumConstants())
                : "; expected is a value of the kind " + type.getSimpleName();
    }

    private static String path(JsonMappingException fault) {
        String path = fault.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "the document" : "field " + path;
    }

    private static String line(JsonProcessingException fault) {
        return fault.getLocation() == null
                ? ""
                : " (line " + fault.getLocation().getLineNr() + ")";
    }
}
