package io.isthmus.rules.inbound;

import io.isthmus.rules.object.Link;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.object.ObjectProblem.Kind;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.rules.scoping.ScopeVerdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides an object's link.
 *
 * <table>
 * <caption>Decisions, the first line that fits</caption>
 * <tr><th>the link's rule in scope</th><th>rules with joins in scope</th><th>exactly one partner</th><th>a provisioning
 * rule in scope</th><th>decision</th></tr>
 * <tr><td>yes</td><td></td><td></td><td></td><td>Stays</td></tr>
 * <tr><td>no</td><td>several</td><td></td><td></td><td>Failed</td></tr>
 * <tr><td>no</td><td>one</td><td>yes, taken by this connector</td><td></td><td>Failed</td></tr>
 * <tr><td>no</td><td>one</td><td>yes</td><td></td><td>Joins</td></tr>
 * <tr><td>no, but linked</td><td></td><td>no</td><td>yes, of the same type</td><td>Stays</td></tr>
 * <tr><td>no</td><td></td><td>no</td><td>yes</td><td>Projects</td></tr>
 * <tr><td>no</td><td></td><td>no</td><td>no</td><td>Unlinked</td></tr>
 * </table>
 */
final class Linking {

    private final Function<SourceObject, List<ScopeVerdict>> explanation;

    /** @param explanation says of an object that gets no link why its rules are out of scope */
    Linking(Function<SourceObject, List<ScopeVerdict>> explanation) {
        this.explanation = explanation;
    }

    LinkDecision decide(ScopedObject scoped, Optional<MetaverseObject> current, BatchMetaverse candidates) {
        Optional<Link> link =
                current.flatMap(object -> object.linkOf(scoped.object().connector()));
        if (link.isPresent() && scoped.has(link.get().ruleId())) {
            return new LinkDecision.Stays(current.get().id(), link.get().ruleId());
        }
        List<SynchronizationRule> joining = scoped.inScope().stream()
                .filter(rule -> !rule.joins().isEmpty())
                .toList();
        if (joining.size() > 1) {
            return new LinkDecision.Failed(severalJoinRules(joining));
        }
        if (!joining.isEmpty()) {
            Optional<Joining.Partner> partner = Joining.partner(joining.getFirst(), scoped.object(), candidates);
            if (partner.isPresent()) {
                return join(scoped.object(), joining.getFirst(), partner.get());
            }
        }
        return withoutPartner(scoped, current, !joining.isEmpty());
    }

    private static LinkDecision join(SourceObject object, SynchronizationRule rule, Joining.Partner partner) {
        Optional<Link> other = partner.object()
                .linkOf(object.connector())
                .filter(link -> !link.anchor().equals(object.anchor()));
        if (other.isPresent()) {
            String message =
                    "it matches the metaverse object " + partner.object().id()
                            + ", to which another object of connector " + object.connector() + " is joined already: "
                            + other.get().anchor();
            return new LinkDecision.Failed(ObjectProblem.of(Kind.CONNECTOR_ALREADY_LINKED, rule.id(), message));
        }
        return new LinkDecision.Joins(partner.object().id(), rule.id(), partner.group());
    }

    private LinkDecision withoutPartner(ScopedObject scoped, Optional<MetaverseObject> current, boolean sought) {
        Optional<SynchronizationRule> provisioning = scoped.inScope().stream()
                .filter(SynchronizationRule::provisions)
                .findFirst();
        if (provisioning.isPresent()) {
            SynchronizationRule rule = provisioning.get();
            if (current.isPresent() && current.get().type().equalsIgnoreCase(rule.targetType())) {
                return new LinkDecision.Stays(current.get().id(), rule.id());
            }
            return new LinkDecision.Projects(rule.targetType(), rule.id());
        }
        if (sought) {
            return new LinkDecision.Unlinked(
                    LinkDecision.Unlinked.Reason.NO_JOIN_PARTNER, explanation.apply(scoped.object()));
        }
        List<ScopeVerdict> verdicts = explanation.apply(scoped.object());
        return new LinkDecision.Unlinked(
                verdicts.isEmpty()
                        ? LinkDecision.Unlinked.Reason.NO_RULE_FOR_TYPE
                        : LinkDecision.Unlinked.Reason.OUT_OF_SCOPE,
                verdicts);
    }

    private static ObjectProblem severalJoinRules(List<SynchronizationRule> joining) {
        List<String> ids = joining.stream().map(SynchronizationRule::id).toList();
        return ObjectProblem.of(
                Kind.SEVERAL_JOIN_RULES,
                ids.getFirst(),
                "several rules with join conditions are in scope, and precedence does not choose between them: "
                        + String.join(", ", ids));
    }
}
