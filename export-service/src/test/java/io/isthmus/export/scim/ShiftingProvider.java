package io.isthmus.export.scim;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.EverythingSchema;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.TargetSchema;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.Outcome;
import io.isthmus.scim.ScimAnswer;
import io.isthmus.scim.ScimListing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Users of a provider that change between one page and the next, read by the real listing; no network between. */
public final class ShiftingProvider implements ExportTarget {

    private static final Pattern PAGE = Pattern.compile(".*startIndex=(\\d+)&count=(\\d+)");

    /** What happens before a page is answered. */
    public enum Twist {
        NOTHING,
        DELETE_FIRST,
        DELETE_SOME,
        DELETE_LAST,
        INSERT_FIRST,
        INSERT_LAST,
        REORDER,
        REPEAT_ONE,
        TOTAL_TOO_HIGH,
        TOTAL_TOO_LOW,
        EMPTY_PAGE
    }

    private final List<String> users = new ArrayList<>();
    private final Queue<Twist> twists = new ArrayDeque<>();
    private final Random random;
    private final int pageSize;
    private int inserted;

    public ShiftingProvider(int users, int pageSize, long seed) {
        this.pageSize = pageSize;
        this.random = new Random(seed);
        for (int i = 0; i < users; i++) {
            this.users.add("u" + i);
        }
    }

    public void next(List<Twist> twistsOfPages) {
        twists.clear();
        twists.addAll(twistsOfPages);
    }

    public synchronized List<String> users() {
        return List.copyOf(users);
    }

    public synchronized void delete(String id) {
        users.remove(id);
    }

    private ScimAnswer read(String path) {
        Matcher page = PAGE.matcher(path);
        if (!page.matches()) {
            throw new IllegalArgumentException(path);
        }
        Twist twist = twists.isEmpty() ? Twist.NOTHING : twists.poll();
        change(twist);
        int from = Integer.parseInt(page.group(1)) - 1;
        List<String> found = new ArrayList<>(users.subList(
                Math.min(from, users.size()), Math.min(users.size(), from + Integer.parseInt(page.group(2)))));
        int total = users.size();
        switch (twist) {
            case REPEAT_ONE -> {
                if (from > 0 && !found.isEmpty() && from <= users.size()) {
                    found.set(0, users.get(from - 1));
                }
            }
            case TOTAL_TOO_HIGH -> total += 5;
            case TOTAL_TOO_LOW -> total -= Math.min(total, 5);
            case EMPTY_PAGE -> found.clear();
            default -> {}
        }
        return answer(found, total);
    }

    private void change(Twist twist) {
        switch (twist) {
            case DELETE_FIRST -> remove(0);
            case DELETE_SOME -> remove(users.isEmpty() ? 0 : random.nextInt(users.size()));
            case DELETE_LAST -> remove(users.size() - 1);
            case INSERT_FIRST -> users.addFirst("new" + inserted++);
            case INSERT_LAST -> users.addLast("new" + inserted++);
            case REORDER -> Collections.shuffle(users, random);
            default -> {}
        }
    }

    private void remove(int index) {
        if (!users.isEmpty()) {
            users.remove(index);
        }
    }

    private static ScimAnswer answer(List<String> ids, int total) {
        String body = "{\"totalResults\":" + total + ",\"Resources\":["
                + ids.stream().map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(",")) + "]}";
        return new ScimAnswer(200, body.getBytes(StandardCharsets.UTF_8), null, null, null);
    }

    @Override
    public synchronized void list(ObjectType type, Consumer<Page> page) {
        ScimReader reader = new ScimReader(ScimMapping.standard(), 1_000);
        new ScimListing<>(this::read, body -> reader.listing(body, type), new TargetFaults())
                .list("/Users", pageSize, found -> page.accept(found.page()));
    }

    @Override
    public synchronized Optional<ObservedObject> findById(ObjectType type, String targetId) {
        return users.contains(targetId)
                ? Optional.of(new ObservedObject(type, targetId, null, null, null, null, Image.EMPTY, null))
                : Optional.empty();
    }

    @Override
    public TargetSchema schema() {
        return new EverythingSchema(Set.of(ObjectType.CONTACT, ObjectType.GROUP), Set.of());
    }

    @Override
    public Outcome apply(PendingExport export) {
        throw new UnsupportedOperationException("an import writes nothing");
    }

    @Override
    public ExportTarget guardedBy(Runnable permit) {
        return this;
    }

    @Override
    public Optional<ObservedObject> findByAnchor(ObjectType type, String targetAnchor) {
        throw new UnsupportedOperationException("an import looks up by id");
    }

    @Override
    public List<ObservedObject> findByNames(ObjectType type, String userName, List<String> addresses) {
        throw new UnsupportedOperationException("an import looks up by id");
    }

    @Override
    public void close() {
        twists.clear();
    }
}
