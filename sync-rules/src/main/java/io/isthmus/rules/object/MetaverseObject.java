package io.isthmus.rules.object;

import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The joined view of one person, group or contact.
 *
 * @param id given by the caller; stable
 * @param type {@code user}, {@code group}, {@code contact}
 * @param links the connector space objects joined to it, at most one a connector
 * @param valueCounts as for {@link SourceObject}
 */
public record MetaverseObject(
        String id, String type, Attributes attributes, List<Link> links, Map<String, Integer> valueCounts)
        implements RuleSubject {

    public MetaverseObject {
        links = List.copyOf(links);
        valueCounts = Map.copyOf(valueCounts);
    }

    public MetaverseObject(String id, String type, Attributes attributes, List<Link> links) {
        this(id, type, attributes, links, Map.of());
    }

    /** A new object, before anything flowed. */
    public static MetaverseObject projected(String id, String type, Link link) {
        return new MetaverseObject(id, type, Attributes.none(), List.of(link), Map.of());
    }

    public Optional<Link> linkOf(String connector) {
        return links.stream().filter(link -> link.connector().equals(connector)).findFirst();
    }

    /** The same object after a flow. */
    public MetaverseObject withAttributes(Attributes next) {
        return new MetaverseObject(id, type, next, links, valueCounts);
    }

    /** The same object with this link in place of the connector's former one. */
    public MetaverseObject withLink(Link link) {
        List<Link> others = links.stream()
                .filter(each -> !each.connector().equals(link.connector()))
                .toList();
        List<Link> next = new ArrayList<>(others);
        next.add(link);
        return new MetaverseObject(id, type, attributes, next, valueCounts);
    }

    @Override
    public List<Value> valuesOf(String name) {
        return attributes.get(name);
    }

    @Override
    public int countOf(String name) {
        Integer outside = valueCounts.get(Attributes.fold(name));
        return outside == null ? valuesOf(name).size() : outside;
    }

    @Override
    public String identity() {
        return id;
    }
}
