package io.isthmus.export.provider;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Faults that a provider is told to have. */
public final class Faults {

    /**
     * @param status 0 ends the connection without an answer
     * @param afterCarryingOut whether the request is carried out all the same: the answer is lost, not the request
     */
    public record Fault(int status, String body, Map<String, String> headers, boolean afterCarryingOut) {}

    private record Rule(Predicate<TestProvider.Request> when, AtomicInteger left, Fault fault) {}

    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    public void clear() {
        rules.clear();
    }

    /** The next requests that this is true of are answered so. */
    public void next(int times, Predicate<TestProvider.Request> when, Fault fault) {
        rules.add(new Rule(when, new AtomicInteger(times), fault));
    }

    public static Fault status(int status, String detail) {
        return new Fault(status, error(status, null, detail), Map.of(), false);
    }

    public static Fault status(int status, String scimType, String detail) {
        return new Fault(status, error(status, scimType, detail), Map.of(), false);
    }

    public static Fault throttled(int seconds) {
        return new Fault(
                429, error(429, null, "too many requests"), Map.of("Retry-After", Integer.toString(seconds)), false);
    }

    /** The request is carried out, and the connection breaks before the answer. */
    public static Fault lostAnswer() {
        return new Fault(0, null, Map.of(), true);
    }

    public static Predicate<TestProvider.Request> creating(String text) {
        return request -> request.method().equals("POST") && request.body().contains(text);
    }

    public static Predicate<TestProvider.Request> writing() {
        return TestProvider.Request::writes;
    }

    Fault of(TestProvider.Request request) {
        for (Rule rule : rules) {
            if (rule.when().test(request) && rule.left().getAndDecrement() > 0) {
                return rule.fault();
            }
        }
        return null;
    }

    private static String error(int status, String scimType, String detail) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"" + status + "\""
                + (scimType == null ? "" : ",\"scimType\":\"" + scimType + "\"") + ",\"detail\":\"" + detail + "\"}";
    }
}
