package io.isthmus.analyzer.report;

import io.isthmus.analyzer.facts.MetaverseSchema;
import io.isthmus.analyzer.inventory.AttributePath;
import io.isthmus.analyzer.inventory.AttributePath.Judgement;
import io.isthmus.analyzer.inventory.AttributePath.Station;
import io.isthmus.analyzer.inventory.ExportFacts.MetaverseFacts;
import io.isthmus.analyzer.report.Section.Line;
import io.isthmus.analyzer.report.Section.Mark;
import io.isthmus.analyzer.report.Section.Row;
import io.isthmus.analyzer.report.Section.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of each attribute from end to end, and what the metaverse between the ends can hold. */
final class FlowSections {

    private final ReportWords words;

    FlowSections(ReportWords words) {
        this.words = words;
    }

    /** A chapter for each type of metaverse object. */
    List<Chapter> paths(List<AttributePath> paths) {
        Map<String, List<AttributePath>> byType = new LinkedHashMap<>();
        paths.forEach(path -> byType.computeIfAbsent(words.known(path.type()), type -> new ArrayList<>())
                .add(path));
        List<Chapter> chapters = new ArrayList<>();
        byType.forEach((type, all) -> chapters.add(chapter(type, all)));
        return chapters;
    }

    private Chapter chapter(String type, List<AttributePath> paths) {
        String anchor = "flows-" + type.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-");
        String title = words.say("flows.title", type);
        return new Chapter(anchor, title, () -> section(anchor, title, paths));
    }

    private Section section(String anchor, String title, List<AttributePath> paths) {
        return new Section(
                anchor,
                title,
                words.say(
                        "flows.sentence",
                        paths.size(),
                        count(paths, Judgement.GOES_NOWHERE),
                        count(paths, Judgement.NEVER_FILLED),
                        count(paths, Judgement.CONTESTED)),
                List.of(),
                List.of(new Table(
                        "",
                        List.of(words.say("column.arrives"), words.say("column.metaverse"), words.say("column.leaves")),
                        paths.stream().map(this::line).toList())));
    }

    private static long count(List<AttributePath> paths, Judgement judgement) {
        return paths.stream().filter(path -> path.judgement() == judgement).count();
    }

    private Line line(AttributePath path) {
        Mark mark = switch (path.judgement()) {
            case COMPLETE, DECIDES -> Mark.PLAIN;
            case GOES_NOWHERE -> Mark.IDLE;
            case NEVER_FILLED, CONTESTED -> Mark.ATTENTION;
        };
        String attribute = path.judgement() == Judgement.COMPLETE
                ? path.attribute()
                : path.attribute() + "\n" + words.code("path", path.judgement().name());
        return Line.of(mark, stations(path.arrives()), attribute, leaves(path));
    }

    private String leaves(AttributePath path) {
        if (path.askedBy().isEmpty()) {
            return stations(path.leaves());
        }
        String asked = words.say("path.asked", String.join("; ", path.askedBy()));
        return path.leaves().isEmpty() ? asked : stations(path.leaves()) + "\n" + asked;
    }

    private String stations(List<Station> stations) {
        return stations.isEmpty()
                ? words.say("none")
                : stations.stream().map(this::station).collect(Collectors.joining("\n"));
    }

    /** Shape: {@code 104 In from AD - User Common: contoso.com user.department by Trim([department])}. */
    private String station(Station station) {
        StringBuilder text = new StringBuilder();
        if (station.precedence() != null) {
            text.append(station.precedence()).append(' ');
        }
        if (station.rule() != null) {
            text.append(station.rule()).append(": ");
        }
        text.append(words.known(station.connector())).append(' ').append(words.known(station.type()));
        if (station.attribute() != null) {
            text.append('.').append(station.attribute());
        }
        if (station.value() != null) {
            text.append(' ').append(words.say("by." + station.how(), station.value()));
        }
        return station.once() ? text.append(' ').append(words.say("once")).toString() : text.toString();
    }

    Section metaverse(MetaverseFacts metaverse) {
        List<Row> rows = new ArrayList<>();
        add(rows, "provisioning", words.known(metaverse.provisioning()));
        add(rows, "flows", words.counts("flows", metaverse.attributeFlows().flows()));
        add(rows, "other-flows", words.lines(metaverse.attributeFlows().otherFlows()));
        add(rows, "scripted", words.lines(metaverse.scripted()));
        add(rows, "libraries", words.list(metaverse.extensions()));
        add(rows, "password-change", words.yesNo(metaverse.passwordChangeSync()));
        return new Section(
                "metaverse",
                words.say("metaverse.title"),
                "",
                rows,
                metaverse.schema() == null ? List.of() : List.of(schema(metaverse.schema())));
    }

    private Table schema(MetaverseSchema schema) {
        Map<String, MetaverseSchema.AttributeType> types = new HashMap<>();
        schema.attributes().forEach(a -> types.put(String.valueOf(a.name()), a));
        return new Table(
                words.say("metaverse.schema"),
                List.of(words.say("column.type"), words.say("column.attributes")),
                schema.types().stream()
                        .map(type -> Line.of(
                                words.known(type.name()),
                                type.attributes().stream()
                                        .map(name -> attribute(name, types.get(name)))
                                        .collect(Collectors.joining(", "))))
                        .toList());
    }

    private String attribute(String name, MetaverseSchema.@Nullable AttributeType type) {
        return type != null && Boolean.TRUE.equals(type.multiValued()) ? words.say("metaverse.several", name) : name;
    }

    private void add(List<Row> rows, String name, String value) {
        rows.add(new Row(words.say("metaverse." + name), value));
    }
}
