package io.isthmus.sandbox.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every request that could change something, in the order in which they arrived, with what became of it. */
public final class WriteLog {

    /**
     * @param sequence counts from 1
     * @param path below the base address, with the id where there is one
     * @param status as answered; 0 when the answer was lost on purpose
     * @param done whether the provider has carried it out
     * @param who the name of the token that was shown
     * @param agent of the client, as it calls itself
     * @param body what was sent; none before {@link #keepBodies}
     */
    public record Entry(
            long sequence,
            Instant arrivedAt,
            Instant answeredAt,
            String method,
            String path,
            int status,
            boolean done,
            String who,
            @Nullable String agent,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String body) {}

    private final List<Entry> entries = new ArrayList<>();
    private boolean bodies;

    /** From now on it keeps what is sent, too, which takes as much memory. */
    public synchronized void keepBodies() {
        bodies = true;
    }

    synchronized void add(
            Instant arrivedAt,
            String method,
            String path,
            int status,
            boolean done,
            String who,
            @Nullable String agent,
            String body) {
        long sequence = entries.size() + 1L;
        entries.add(new Entry(
                sequence, arrivedAt, Instant.now(), method, path, status, done, who, agent, bodies ? body : null));
    }

    public synchronized long size() {
        return entries.size();
    }

    /** The entries whose sequence is greater. */
    public synchronized List<Entry> after(long sequence) {
        int from = (int) Math.min(Math.max(sequence, 0), entries.size());
        return List.copyOf(entries.subList(from, entries.size()));
    }
}
