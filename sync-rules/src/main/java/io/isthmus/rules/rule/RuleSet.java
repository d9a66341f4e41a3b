package io.isthmus.rules.rule;

import io.isthmus.rules.object.MetaverseSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The rules in force, in order of precedence. Immutable and safe to share; it remembers which rules are for which type.
 */
public final class RuleSet {

    private static final Comparator<SynchronizationRule> BY_PRECEDENCE =
            Comparator.comparingInt(SynchronizationRule::precedence).thenComparing(SynchronizationRule::id);

    /** What primary groups are known by, and what people name theirs by: Active Directory, and RFC 2307. */
    private static final List<String> WHO_NAMES_HIS_GROUP = List.of("objectSid", "primaryGroupID", "uid", "gidNumber");

    private final List<SynchronizationRule> rules;
    private final Map<Kind, List<SynchronizationRule>> byKind = new ConcurrentHashMap<>();

    private RuleSet(List<SynchronizationRule> rules) {
        this.rules = rules;
    }

    private record Kind(Direction direction, String connector, String type) {}

    /**
     * A rule that is given twice counts once: the standard outbound rules come with every kind of source.
     *
     * @throws IllegalArgumentException when two different rules have the same id
     */
    public static RuleSet of(Collection<SynchronizationRule> rules) {
        Map<String, SynchronizationRule> byId = new LinkedHashMap<>();
        for (SynchronizationRule rule : rules) {
            SynchronizationRule other = byId.putIfAbsent(rule.id(), rule);
            if (other != null && !other.equals(rule)) {
                throw new IllegalArgumentException("two different rules have the id " + rule.id());
            }
        }
        return new RuleSet(byId.values().stream().sorted(BY_PRECEDENCE).toList());
    }

    /** All rules, those that precede first. */
    public List<SynchronizationRule> all() {
        return rules;
    }

    /** Inbound rules meant for objects of this connector and object class, those that precede first. */
    public List<SynchronizationRule> inbound(String connector, String objectClass) {
        return byKind.computeIfAbsent(new Kind(Direction.INBOUND, connector, objectClass), this::select);
    }

    /** Outbound rules meant for metaverse objects of this type, those that precede first. */
    public List<SynchronizationRule> outbound(String metaverseType) {
        return byKind.computeIfAbsent(new Kind(Direction.OUTBOUND, "", metaverseType), this::select);
    }

    private List<SynchronizationRule> select(Kind kind) {
        return rules.stream()
                .filter(rule -> rule.direction() == kind.direction())
                .filter(rule -> kind.direction() == Direction.OUTBOUND
                        ? rule.isFor(rule.connector(), kind.type())
                        : rule.isFor(kind.connector(), kind.type()))
                .toList();
    }

    /** Object classes that inbound rules of this connector are written for; an import need not read others. */
    public Set<String> sourceTypes(String connector) {
        Set<String> types = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        inboundOf(connector).forEach(rule -> types.add(rule.sourceType()));
        return types;
    }

    /**
     * Every source attribute that some rule of this connector reads; an import need not ask for others, and a change of
     * others is no change. Without {@code dn}, {@code rdn}, {@code objectClass} and {@code anchor}, which every object has.
     */
    public Set<String> sourceAttributes(String connector) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        inboundOf(connector).forEach(rule -> {
            rule.scope().stream().flatMap(group -> group.conditions().stream()).forEach(condition -> {
                names.add(condition.attribute());
                if (condition.operator() == ScopeOperator.ISMEMBEROF
                        || condition.operator() == ScopeOperator.ISNOTMEMBEROF) {
                    names.add("memberOf");
                }
            });
            rule.joins().stream()
                    .flatMap(group -> group.conditions().stream())
                    .forEach(condition -> names.add(condition.sourceAttribute()));
            rule.flows().forEach(flow -> names.addAll(flow.source().attributes()));
        });
        if (membershipAttributes(connector).contains(MetaverseSchema.MEMBER_UID)) {
            names.add("uid");
        }
        if (choosesPrimaryMembers(connector)) {
            names.addAll(WHO_NAMES_HIS_GROUP);
        }
        List.of("dn", "rdn", "objectClass", "anchor").forEach(names::remove);
        return names;
    }

    /** Whether some group may have those as members whose primary group it is: then it has to be read who they are. */
    private boolean choosesPrimaryMembers(String connector) {
        return Stream.concat(
                        inboundOf(connector), rules.stream().filter(rule -> rule.direction() == Direction.OUTBOUND))
                .flatMap(rule -> rule.flows().stream())
                .anyMatch(flow -> MetaverseSchema.PRIMARY_MEMBERS.equalsIgnoreCase(flow.target())
                        && !(flow.source() instanceof FlowSource.Direct taken
                                && MetaverseSchema.PRIMARY_MEMBERS.equalsIgnoreCase(taken.attribute())));
    }

    /** Source attributes of this connector that hold memberships, to be kept in buckets beside their object. */
    public Set<String> membershipAttributes(String connector) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        inboundOf(connector).forEach(rule -> names.addAll(membershipSources(rule)));
        return names;
    }

    /** Whether some rule may come to something else though nothing changes but the time. */
    public boolean looksAtTime() {
        return rules.stream()
                .flatMap(rule -> rule.flows().stream())
                .anyMatch(flow -> flow.source() instanceof FlowSource.Computed computed
                        && computed.expression().looksAtTime());
    }

    /** Metaverse attributes that joins look for; a caller keeps an index over them. */
    public Set<String> joinAttributes() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        rules.stream()
                .filter(rule -> rule.direction() == Direction.INBOUND)
                .flatMap(rule -> rule.joins().stream())
                .flatMap(group -> group.conditions().stream())
                .forEach(condition -> names.add(condition.metaverseAttribute()));
        return names;
    }

    /** Source attributes from which a rule takes memberships. */
    public static List<String> membershipSources(SynchronizationRule rule) {
        List<String> sources = new ArrayList<>();
        for (Flow flow : rule.flows()) {
            if (MetaverseSchema.isMembership(flow.target()) && flow.source() instanceof FlowSource.Direct direct) {
                sources.add(direct.attribute());
            }
        }
        return sources;
    }

    private Stream<SynchronizationRule> inboundOf(String connector) {
        return rules.stream()
                .filter(rule -> rule.direction() == Direction.INBOUND)
                .filter(rule -> rule.connector() == null || rule.connector().equals(connector));
    }
}
