package io.isthmus.sandbox.provider;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.isthmus.sandbox.dialect.Behaviour;
import io.isthmus.sandbox.dialect.Dialect;
import io.isthmus.sandbox.dialect.HttpAnswer;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The provider's back door for tests: {@code /_log}, {@code /_faults} and {@code /_behaviours}. */
final class Control {

    private static final Pattern AFTER = Pattern.compile("after=(\\d{1,18})");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static {
        for (Class<?> kind : Behaviour.class.getPermittedSubclasses()) {
            JSON.registerSubtypes(kind.getPermittedSubclasses());
        }
    }

    private final WriteLog log;
    private final ActiveFaults faults;
    private final Dialect dialect;

    Control(WriteLog log, ActiveFaults faults, Dialect dialect) {
        this.log = log;
        this.faults = faults;
        this.dialect = dialect;
    }

    static boolean isControl(String target) {
        return target.startsWith("/_");
    }

    HttpAnswer answer(String method, String target, String body) {
        String path = target.replaceFirst("\\?.*", "");
        return switch (method + " " + path) {
            case "GET /_log" -> write(200, log.after(after(target)));
            case "GET /_faults" -> write(200, faults.inForce());
            case "DELETE /_faults" -> {
                faults.clear();
                yield HttpAnswer.json(204, new byte[0]);
            }
            case "POST /_faults" -> order(body);
            case "GET /_behaviours" -> write(200, dialect.inForce().toArray(Behaviour[]::new));
            case "DELETE /_behaviours" -> {
                dialect.clear();
                yield HttpAnswer.json(204, new byte[0]);
            }
            case "POST /_behaviours" -> behave(body);
            default ->
                HttpAnswer.error(
                        404,
                        null,
                        "there are GET /_log?after=N; GET, POST and DELETE of /_faults and of /_behaviours",
                        Map.of());
        };
    }

    private HttpAnswer order(String body) {
        try {
            Fault fault = JSON.readValue(body, Fault.class);
            faults.order(fault);
            return write(201, fault);
        } catch (IOException | PatternSyntaxException e) {
            return HttpAnswer.error(400, "invalidSyntax", "not a fault: " + e.getMessage(), Map.of());
        }
    }

    private HttpAnswer behave(String body) {
        try {
            Behaviour behaviour = JSON.readValue(body, Behaviour.class);
            dialect.order(behaviour);
            return write(201, behaviour);
        } catch (IOException e) {
            return HttpAnswer.error(400, "invalidSyntax", "not a behaviour: " + e.getMessage(), Map.of());
        }
    }

    private static long after(String target) {
        Matcher after = AFTER.matcher(target);
        return after.find() ? Long.parseLong(after.group(1)) : 0;
    }

    private static HttpAnswer write(int status, Object value) {
        try {
            return HttpAnswer.json(status, JSON.writeValueAsBytes(value));
        } catch (IOException e) {
            throw new IllegalStateException("records of plain values can always be written", e);
        }
    }
}
