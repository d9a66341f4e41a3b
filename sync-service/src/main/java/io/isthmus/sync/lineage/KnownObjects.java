package io.isthmus.sync.lineage;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.rules.RuleCatalog;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.rules.UnreadableRules;
import io.isthmus.sync.runs.CurrentSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers questions about single objects. */
@ApplicationScoped
public class KnownObjects {

    private static final int SHORTEST = 2;
    private static final int MOST = 1_000;

    /** What people know an object by. */
    private static final Set<String> NAMES = Set.of(
            "cn",
            "displayName",
            "uid",
            "sAMAccountName",
            "userPrincipalName",
            "mail",
            "mailNickname",
            "proxyAddresses",
            "employeeID",
            "employeeNumber");

    private final LineageStore store;
    private final CurrentSettings settings;
    private final RuleCatalog catalog = new RuleCatalog();

    KnownObjects(LineageStore store, CurrentSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /**
     * Finds objects by a part of their DN, a name or an address, or by the whole anchor.
     *
     * @param text of two characters or more
     */
    public List<FoundObject> search(String text, int limit) {
        if (text == null || text.strip().length() < SHORTEST) {
            throw new ProblemException(
                    400,
                    "SEARCH_TOO_SHORT",
                    "There is not enough to look for",
                    "q has less than " + SHORTEST + " characters",
                    "Give a part of a DN, name or address, or the whole anchor.");
        }
        return store.search(text.strip(), NAMES, Math.clamp(limit, 1, MOST));
    }

    /**
     * @param connector may be left out where there is only one source
     * @param dn or {@code anchor}; one of them
     */
    public ObjectView find(String connector, String dn, String anchor) {
        String source = connector == null ? onlySource() : connector;
        if ((dn == null) == (anchor == null)) {
            throw new ProblemException(
                    400,
                    "DN_OR_ANCHOR",
                    "Name the object",
                    "give dn or anchor, and not both",
                    "Add ?dn=… or ?anchor=….");
        }
        Optional<LineageStore.Found> found = anchor == null
                ? store.objectAt(Identities.place(source, dn))
                : store.object(Identities.object(source, anchor));
        return found.map(each -> new Lineage(rules(), EvaluationContext.at(Instant.now(), 0)).of(each))
                .orElseThrow(() -> unknown(source, dn, anchor));
    }

    private String onlySource() {
        List<SourceSettings> sources =
                settings.get().map(SettingsDocument::sources).orElse(List.of());
        if (sources.size() != 1) {
            throw new ProblemException(
                    400,
                    "NO_CONNECTOR",
                    "Name the source",
                    "there are " + sources.size() + " sources",
                    "Add ?connector= with the name of one of them.");
        }
        return sources.getFirst().name();
    }

    private Optional<SynchronizationRules> rules() {
        try {
            return settings.get().map(catalog::rulesFor);
        } catch (UnreadableRules e) {
            return Optional.empty();
        }
    }

    private ProblemException unknown(String connector, String dn, String anchor) {
        String object = dn == null ? "the anchor " + anchor : dn;
        String why = dn != null && outside(connector, dn)
                ? "it lies outside the containers of the source"
                : "no import has seen it";
        return new ProblemException(
                404,
                "OBJECT_NOT_KNOWN",
                "The object is not known",
                object + " of source " + connector + " is not known: " + why,
                "Check name and containers; a full import sees whatever is inside them and of a class that rules name.");
    }

    private boolean outside(String connector, String dn) {
        try {
            DistinguishedName name = DistinguishedName.parse(dn);
            return settings.get().stream()
                    .flatMap(document -> document.sources().stream())
                    .filter(source -> source.name().equals(connector))
                    .anyMatch(source -> !new ContainerFilter(source.partitions()).includes(name));
        } catch (MalformedName e) {
            return false;
        }
    }
}
