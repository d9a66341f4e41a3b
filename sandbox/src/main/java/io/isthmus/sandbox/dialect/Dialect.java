package io.isthmus.sandbox.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The behaviours in force. None: as the standard says. */
public final class Dialect {

    private volatile List<Behaviour> behaviours = List.of();

    public synchronized void order(Behaviour... more) {
        behaviours = Stream.concat(behaviours.stream(), Stream.of(more)).toList();
    }

    public synchronized void clear() {
        behaviours = List.of();
    }

    public List<Behaviour> inForce() {
        return behaviours;
    }

    /** @param standard carries a request out as the standard says */
    public HttpAnswer answer(HttpRequest request, Contents contents, Function<HttpRequest, HttpAnswer> standard) {
        HttpRequest understood = request;
        List<UnaryOperator<HttpAnswer>> telling = new ArrayList<>();
        HttpAnswer answer = null;
        for (Behaviour behaviour : behaviours) {
            HttpRequest asked = understood;
            telling.addFirst(said -> behaviour.told(asked, said, contents));
            answer = behaviour.refusal(asked, contents).orElse(null);
            if (answer != null) {
                break;
            }
            understood = behaviour.understood(asked);
        }
        answer = answer == null ? standard.apply(understood) : answer;
        for (UnaryOperator<HttpAnswer> each : telling) {
            answer = each.apply(answer);
        }
        return answer;
    }
}
