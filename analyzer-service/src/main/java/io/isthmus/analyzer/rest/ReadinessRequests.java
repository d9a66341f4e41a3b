package io.isthmus.analyzer.rest;

import io.isthmus.analyzer.analyzing.AnalysisStore;
import io.isthmus.analyzer.checking.CheckedDirectory;
import io.isthmus.analyzer.checking.ReadinessStore.Filter;
import io.isthmus.analyzer.counting.DirectoryAccess;
import io.isthmus.analyzer.readiness.DefectCode;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What callers ask of the readiness check, understood or refused. */
@ApplicationScoped
class ReadinessRequests {

    private static final int MOST_DIRECTORIES = 50;

    private final AnalysisStore analyses;

    ReadinessRequests(AnalysisStore analyses) {
        this.analyses = analyses;
    }

    /**
     * @param directories 1 to 50
     * @param verifiedDomains domains that the target has verified; a sign-in name below another is reported
     * @param analysis id of an analysis whose partitions and OU filters apply to the directories of the same names
     */
    public record Body(
            @Nullable List<Directory> directories,
            @Nullable List<String> verifiedDomains,
            @Nullable String analysis) {}

    /**
     * @param name as results call it; that of a source of the analysis to take its partitions
     * @param access url, startTls, trustedCertificatesRef, bindDn, passwordRef, kind
     * @param partitions take precedence over those of the analysis; without either, the whole directory
     * @param anchorAttribute a text attribute that is to be the source anchor
     */
    public record Directory(
            @Nullable String name,
            @Nullable DirectoryAccess access,
            @Nullable List<PartitionSettings> partitions,
            @Nullable String anchorAttribute) {}

    List<CheckedDirectory> directories(Body body) {
        if (body == null
                || body.directories() == null
                || body.directories().isEmpty()
                || body.directories().size() > MOST_DIRECTORIES) {
            throw invalid("directories must list 1 to " + MOST_DIRECTORIES);
        }
        List<SourceSettings> sources = body.analysis() == null
                ? List.of()
                : Known.settings(analyses, body.analysis()).sources();
        Set<String> names = new HashSet<>();
        List<CheckedDirectory> directories = new ArrayList<>();
        for (Directory directory : body.directories()) {
            directories.add(checked(directory, sources));
            if (!names.add(directory.name())) {
                throw invalid("two directories have the name " + directory.name());
            }
        }
        return directories;
    }

    private static CheckedDirectory checked(Directory directory, List<SourceSettings> sources) {
        if (directory == null
                || directory.name() == null
                || directory.name().isBlank()
                || directory.access() == null
                || directory.access().url() == null) {
            throw invalid("every directory needs a name, and an access with a url");
        }
        List<PartitionSettings> partitions = directory.partitions() != null
                ? directory.partitions()
                : sources.stream()
                        .filter(s -> s.name().equals(directory.name()))
                        .findFirst()
                        .map(SourceSettings::partitions)
                        .orElse(List.of());
        if (partitions.stream().anyMatch(p -> p == null || p.dn() == null || p.dn().isBlank())) {
            throw invalid("a partition of " + directory.name() + " has no dn");
        }
        return new CheckedDirectory(
                directory.name(), directory.access(), partitions, blankToNull(directory.anchorAttribute()));
    }

    List<String> verifiedDomains(Body body) {
        return body.verifiedDomains() == null
                ? List.of()
                : body.verifiedDomains().stream()
                        .filter(d -> d != null && !d.isBlank())
                        .map(d -> d.strip().toLowerCase(Locale.ROOT))
                        .toList();
    }

    static Filter filter(
            @Nullable String directory, @Nullable String type, @Nullable String attribute, @Nullable String code) {
        ObjectType wanted = null;
        if (type != null && !type.isBlank()) {
            try {
                wanted = ObjectType.valueOf(type.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw notUnderstood("type", type);
            }
        }
        String named = blankToNull(code);
        if (named != null && DefectCode.named(named).isEmpty()) {
            throw notUnderstood("code", named);
        }
        return new Filter(
                blankToNull(directory),
                wanted,
                blankToNull(attribute),
                named == null ? null : named.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static ProblemException notUnderstood(String parameter, String value) {
        return new ProblemException(
                400,
                "PARAMETER_NOT_UNDERSTOOD",
                "A query parameter has no such value",
                parameter + "=" + value,
                "type is user, group or contact; the codes are listed in docs/findings.md.");
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(
                400,
                "READINESS_INVALID",
                "The request does not say what to check",
                detail,
                "Send {\"directories\":[{\"name\":…,\"access\":{\"url\":…,\"bindDn\":…,\"passwordRef\":…}}]}.");
    }
}
