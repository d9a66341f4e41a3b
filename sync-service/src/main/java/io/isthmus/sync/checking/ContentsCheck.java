package io.isthmus.sync.checking;

import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.checking.Findings;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.sync.checking.Tried.Faulty;
import io.isthmus.sync.source.SourceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Looks at partitions, containers, and a few objects of each. */
final class ContentsCheck {

    /** Where so many of one partition are missing, more of them tell nothing new. */
    private static final int MISSING_SHOWN = 20;

    private final SourceSettings source;
    private final SourceProbe probe;
    private final ServerFacts server;
    private final Collection<String> objectClasses;
    private final BooleanSupplier timeIsUp;
    private final List<String> leftOut = new ArrayList<>();
    private Sample seen = Sample.EMPTY;

    ContentsCheck(
            SourceSettings source,
            SourceProbe probe,
            ServerFacts server,
            Collection<String> objectClasses,
            BooleanSupplier timeIsUp) {
        this.source = source;
        this.probe = probe;
        this.server = server;
        this.objectClasses = objectClasses;
        this.timeIsUp = timeIsUp;
    }

    List<Check> run() {
        Findings findings = new Findings();
        for (PartitionSettings partition : source.partitions()) {
            Check base = SourceContentsJudgement.base(source, partition.dn(), probe.entry(partition.dn()), server);
            if (findings.add(base)) {
                findings.addAll(containers(partition));
                findings.add(SourceContentsJudgement.objects(source, partition.dn(), sample(partition)));
            }
        }
        if (source.group() != null && holds(source.group().dn()) && !timeIsUp.getAsBoolean()) {
            String dn = source.group().dn();
            findings.add(SourceContentsJudgement.group(source, dn, probe.entry(dn)));
        }
        if (seen.read() > 0) {
            findings.add(SourceContentsJudgement.anchor(source, seen));
        }
        findings.addAll(changesOrFault());
        if (!leftOut.isEmpty()) {
            findings.add(SourceContentsJudgement.timeIsUp(leftOut));
        }
        return findings.all();
    }

    /** Of a forest each server holds its own partitions. */
    private boolean holds(String dn) {
        DistinguishedName place = DistinguishedName.parse(dn);
        return source.partitions().stream()
                .anyMatch(partition -> place.isAtOrUnder(DistinguishedName.parse(partition.dn())));
    }

    private List<Check> changesOrFault() {
        try {
            return changes();
        } catch (SourceException e) {
            return List.of(Check.failed(CheckStep.CHANGES_FOUND, e.getMessage(), e.whatToDo()));
        }
    }

    private List<Check> changes() {
        FoundChanges changes = probe.changes(objectClasses);
        Findings findings = new Findings();
        switch (changes.method()) {
            case CHANGELOG -> findings.add(SourceContentsJudgement.changelog(probe.changelog()));
            case AUTO, MODIFY_TIMESTAMP -> {
                if (seen.read() > 0) {
                    findings.add(SourceContentsJudgement.timestamps(source, seen));
                }
            }
            case DIRSYNC, USN, SYNCREPL -> findings.add(ChangesJudgement.found(source, changes));
        }
        for (DomainRights rights : probe.domainRights()) {
            ChangesJudgement.deletions(source, changes, rights).ifPresent(findings::add);
            ChangesJudgement.secrets(source, rights).ifPresent(findings::add);
        }
        return findings.all();
    }

    private List<Check> containers(PartitionSettings partition) {
        Set<String> names = new LinkedHashSet<>();
        Stream.concat(partition.includedContainers().stream(), partition.excludedContainers().stream())
                .forEach(names::add);
        Set<String> bases = Set.copyOf(bases(partition));
        List<Check> missing = new ArrayList<>();
        for (String name : names) {
            if (timeIsUp.getAsBoolean()) {
                leftOut.add(name);
            } else if (missing.size() < MISSING_SHOWN && probe.entry(name) instanceof Faulty fault) {
                missing.add(SourceContentsJudgement.missing(name, bases.contains(name), fault));
            }
        }
        return names.isEmpty() || !missing.isEmpty() || !leftOut.isEmpty()
                ? missing
                : List.of(Check.passed(
                        CheckStep.CONTAINERS_EXIST,
                        "all of " + names.size() + " containers named of " + partition.dn() + " exist"));
    }

    /** Of the places in turn, until some objects are found. */
    private Sample sample(PartitionSettings partition) {
        Sample sample = Sample.EMPTY;
        for (String base : bases(partition)) {
            if (sample.read() > 0 || !sample.tried().worked()) {
                break;
            }
            if (timeIsUp.getAsBoolean()) {
                leftOut.add("objects of " + base);
                break;
            }
            sample = sample.and(probe.sample(
                    base, objectClasses, source.anchorAttribute(), SourceContentsJudgement.timestamp(source)));
        }
        seen = seen.and(sample);
        return sample;
    }

    private static List<String> bases(PartitionSettings partition) {
        return new ContainerFilter(List.of(partition))
                .searchBases().stream().map(SearchBase::dn).toList();
    }
}
