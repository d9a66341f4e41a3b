package io.isthmus.export.targetimport;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.Image;
import io.isthmus.export.postgres.KnownTargetObject;
import io.isthmus.export.postgres.ObservedRows.Seen;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.targetimport.BesideExportsPropertyTest.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A target and what is known of it, as the tables hold it, with requests and an import that go on step by step. What is decided is
 * decided by the classes that decide it in the service.
 */
final class InterleavedTarget {

    private static final int OBJECTS = 4;
    private static final int PAGE = 2;

    private static final class Row {
        private final long id;
        private Image observed;
        private Image remembered;
        private long generation;
        private long rememberedGeneration;

        Row(long id) {
            this.id = id;
        }

        boolean rememberedCounts() {
            return remembered != null && rememberedGeneration >= generation;
        }

        Image expected() {
            return rememberedCounts() ? remembered : observed;
        }

        long number() {
            return Math.max(generation, rememberedGeneration);
        }
    }

    private static final class Request {
        private final boolean deletion;
        private final String targetId;
        private Image image;
        private boolean carriedOut;

        Request(boolean deletion, String targetId) {
            this.deletion = deletion;
            this.targetId = targetId;
        }
    }

    /** anchors by the target's id; the number of the object is in both */
    private final Map<String, Image> there = new TreeMap<>();

    private final Map<String, Row> rows = new TreeMap<>();
    private final Map<Integer, Request> inFlight = new HashMap<>();
    private final Map<String, Long> departed = new HashMap<>();
    private final Set<Integer> touchedByOthers = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private long numbers;
    private long values;
    private long ids;
    private long rowIds;
    private Import underWay;

    void move(Kind kind, int object) {
        switch (kind) {
            case WRITE -> write(object, false);
            case DELETE -> write(object, true);
            case IMPORT -> importOn();
            case SOMEBODY_ELSE -> somebodyElse(object);
        }
        compare();
    }

    List<String> wrong() {
        return wrong;
    }

    Map<String, Image> there() {
        return there;
    }

    Map<String, Image> known() {
        return rows.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> row.getValue().expected(), (a, b) -> a, TreeMap::new));
    }

    void endWritesAndImportOnce() {
        for (int object = 0; object < OBJECTS; object++) {
            while (inFlight.containsKey(object)) {
                write(object, false);
            }
        }
        while (underWay != null) {
            importOn();
        }
        do {
            importOn();
        } while (underWay != null);
    }

    private static int objectOf(String targetId) {
        return Integer.parseInt(targetId.substring(0, 1));
    }

    private static String anchor(int object) {
        return "anchor" + object;
    }

    private String idThere(int object) {
        return there.keySet().stream()
                .filter(id -> objectOf(id) == object)
                .findFirst()
                .orElse(null);
    }

    private String knownId(int object) {
        return rows.keySet().stream()
                .filter(id -> objectOf(id) == object)
                .findFirst()
                .orElse(null);
    }

    private Image value() {
        return new Image(Map.of("displayName", List.of("value " + ++values)), Map.of());
    }

    private void write(int object, boolean deletion) {
        Request request = inFlight.get(object);
        if (request == null) {
            begin(object, deletion);
        } else if (!request.carriedOut) {
            carryOut(object, request);
        } else {
            record(object, request);
        }
    }

    private void begin(int object, boolean deletion) {
        String known = knownId(object);
        boolean sameThere = known == null ? idThere(object) == null : there.containsKey(known);
        if (sameThere && !(deletion && known == null)) {
            inFlight.put(object, new Request(deletion, known == null ? object + "-" + ++ids : known));
        }
    }

    private void carryOut(int object, Request request) {
        request.carriedOut = true;
        if (request.deletion) {
            there.remove(request.targetId);
        } else {
            request.image = value();
            there.put(request.targetId, request.image);
        }
    }

    private void record(int object, Request request) {
        inFlight.remove(object);
        long number = ++numbers;
        if (request.deletion) {
            rows.remove(request.targetId);
            departed.put(request.targetId, number);
            return;
        }
        Row row = rows.computeIfAbsent(request.targetId, id -> new Row(++rowIds));
        row.remembered = request.image;
        row.rememberedGeneration = number;
    }

    private void somebodyElse(int object) {
        String id = idThere(object);
        if (id != null && !inFlight.containsKey(object)) {
            touchedByOthers.add(object);
            if (++values % 3 == 0) {
                there.remove(id);
            } else {
                there.put(id, value());
            }
        }
    }

    /** Of what is ours alone, what is known is what is there. */
    private void compare() {
        for (int object = 0; object < OBJECTS; object++) {
            if (inFlight.containsKey(object) || touchedByOthers.contains(object)) {
                continue;
            }
            String id = idThere(object);
            String known = knownId(object);
            if (id == null
                    ? known != null
                    : !id.equals(known) || !there.get(id).equals(rows.get(known).expected())) {
                wrong.add("object " + object + " is known as " + known + ", and there as " + id);
            }
        }
    }

    private void importOn() {
        if (underWay == null) {
            underWay = new Import();
        } else {
            underWay.step();
        }
    }

    private final class Import {
        private final ReadAt begun = new ReadAt(++numbers, true);
        private final Set<String> seen = new HashSet<>();
        private int from;
        private ReadAt asked = new ReadAt(++numbers, true);
        private List<ObservedObject> page;
        private List<String> unseen;

        Import() {
            departed.values().removeIf(number -> number < begun.number());
        }

        void step() {
            if (from < OBJECTS) {
                list();
            } else {
                lookUp();
            }
        }

        private void list() {
            if (page == null) {
                page = read(there.keySet().stream()
                        .filter(id -> objectOf(id) >= from && objectOf(id) < from + PAGE)
                        // a listing that shifts leaves somebody out
                        .filter(id -> ++values % 4 != 0)
                        .toList());
                return;
            }
            keep(asked, page);
            page = null;
            from += PAGE;
            asked = new ReadAt(++numbers, true);
        }

        private List<ObservedObject> read(List<String> targetIds) {
            return targetIds.stream()
                    .filter(there::containsKey)
                    .map(id -> new ObservedObject(
                            ObjectType.USER, id, anchor(objectOf(id)), null, null, null, there.get(id), null))
                    .toList();
        }

        private void lookUp() {
            if (unseen == null) {
                unseen = rows.keySet().stream()
                        .filter(id -> !seen.contains(id) && notWrittenSince(id, begun))
                        .toList();
                asked = new ReadAt(++numbers, true);
            } else if (page == null) {
                page = read(unseen);
            } else {
                Set<String> found = page.stream().map(ObservedObject::targetId).collect(Collectors.toSet());
                keep(asked, page);
                unseen.stream()
                        .filter(id -> !found.contains(id) && rows.containsKey(id) && notWrittenSince(id, asked))
                        .forEach(this::gone);
                underWay = null;
            }
        }

        private boolean notWrittenSince(String id, ReadAt then) {
            return rows.get(id).number() <= then.number() && !inFlight.containsKey(objectOf(id));
        }

        private void gone(String id) {
            rows.remove(id);
            if (there.containsKey(id)) {
                wrong.add(id + " is there, and called gone");
            } else if (!touchedByOthers.contains(objectOf(id))) {
                wrong.add(id + " was deleted by us, and is said to be by others");
            }
        }

        private void keep(ReadAt then, List<ObservedObject> shown) {
            Set<String> gone = departed.entrySet().stream()
                    .filter(entry -> entry.getValue() > then.number())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            Set<String> underCreation = inFlight.keySet().stream()
                    .filter(object -> knownId(object) == null)
                    .map(InterleavedTarget::anchor)
                    .collect(Collectors.toSet());
            WrittenSince since = new WrittenSince(then, gone, underCreation);
            Map<String, KnownTargetObject> known = new HashMap<>();
            rows.forEach((id, row) -> known.put(
                    id,
                    new KnownTargetObject(
                            row.id,
                            null,
                            row.observed == null ? null : row.observed.hash(),
                            row.remembered == null ? null : row.remembered.hash(),
                            row.rememberedCounts(),
                            row.number(),
                            inFlight.containsKey(objectOf(id)))));
            ObservedPage kept = ObservedPage.of(
                    shown.stream()
                            .filter(object -> !since.covers(object, known.get(object.targetId())))
                            .toList(),
                    known);
            kept.added().forEach(each -> foreign(each, "new"));
            kept.changed().forEach(each -> foreign(each, "changed"));
            kept.added().forEach(each -> observed(each, then));
            kept.updated().forEach(each -> observed(each, then));
            shown.forEach(object -> seen.add(object.targetId()));
        }

        private void foreign(Seen each, String how) {
            String id = each.object().targetId();
            if (!touchedByOthers.contains(objectOf(id))) {
                wrong.add(id + " is ours alone, and said to be " + how + " by others");
            }
        }

        private void observed(Seen each, ReadAt then) {
            Row row = rows.computeIfAbsent(each.object().targetId(), id -> new Row(++rowIds));
            row.observed = each.object().image();
            row.generation = then.number();
            if (each.forget()) {
                row.remembered = null;
                row.rememberedGeneration = 0;
            }
        }
    }
}
