package io.isthmus.sync.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceReading;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FollowedContainersTest {

    private static final String SUFFIX = "DC=quay,DC=example";
    private static final String SERVICE = "OU=Service," + SUFFIX;
    private static final String RENAMED = "OU=Dienste," + SUFFIX;

    private final Map<String, String> idByPlace = new HashMap<>(Map.of(SERVICE, "guid-1"));
    private final RememberedContainers memory = new RememberedContainers();
    private final RunTally tally = new RunTally();

    @Test
    void an_excluded_container_that_is_renamed_stays_out_and_the_run_says_so() {
        follow(null);
        rename(SERVICE, RENAMED);

        ImportOrder full = follow(null);

        assertThat(full.selection().filter().includes("CN=robot," + RENAMED)).isFalse();
        assertThat(full.selection().filter().includes("CN=zoe,OU=Crew," + SUFFIX))
                .isTrue();
        assertThat(tally.errors()).extracting(RunError::code).containsExactly("CONTAINER_RENAMED");
        assertThat(tally.errors().getFirst().message()).contains(SERVICE);
    }

    @Test
    void the_delta_that_notices_becomes_a_full_import_and_those_after_it_go_on() {
        follow(null);
        rename(SERVICE, RENAMED);

        assertThatThrownBy(() -> follow("1")).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.code()).isEqualTo(SourceException.Code.DELTA_IMPOSSIBLE);
            assertThat(e.getMessage()).contains(SERVICE).contains(RENAMED);
        });
        follow(null);

        assertThat(follow("2").selection().filter().includes("CN=robot," + RENAMED))
                .isFalse();
    }

    @Test
    void a_container_that_has_the_old_name_now_is_another_one() {
        follow(null);
        rename(SERVICE, RENAMED);
        idByPlace.put(SERVICE, "guid-2");

        ImportOrder full = follow(null);

        assertThat(full.selection().filter().includes("CN=robot," + RENAMED)).isFalse();
        assertThat(full.selection().filter().includes("CN=new," + SERVICE)).isTrue();
    }

    @Test
    void a_container_that_was_deleted_and_made_again_is_meant_by_its_name_from_the_next_full_import_on() {
        follow(null);
        idByPlace.put(SERVICE, "guid-2");
        follow(null);
        rename(SERVICE, RENAMED);

        assertThat(follow(null).selection().filter().includes("CN=robot," + RENAMED))
                .isFalse();
    }

    @Test
    void a_container_that_cannot_be_seen_for_a_while_keeps_its_place() {
        follow(null);
        rename(SERVICE, RENAMED);
        follow(null);
        idByPlace.clear();

        assertThat(follow("2").selection().filter().includes("CN=robot," + RENAMED))
                .isFalse();
    }

    @Test
    void another_spelling_of_its_name_is_no_other_place() {
        follow(null);
        rename(SERVICE, SERVICE.replace("OU=", "ou=").replace(",", ", "));

        ImportOrder delta = follow("2");
        follow(null);

        assertThat(delta.selection().filter().includes("CN=robot," + SERVICE)).isFalse();
        assertThat(tally.errors()).isEmpty();
    }

    private void rename(String from, String to) {
        idByPlace.put(to, idByPlace.remove(from));
    }

    private ImportOrder follow(@Nullable String watermark) {
        SourceSettings source = SourceSettings.of(
                "quay",
                SourceKind.ACTIVE_DIRECTORY,
                List.of(new PartitionSettings(SUFFIX, List.of(), List.of(SERVICE))));
        ImportSelection selection =
                new ImportSelection(new ContainerFilter(source.partitions()), Set.of("user"), Set.of("cn"), Set.of());
        return new FollowedContainers(new Directory(), memory)
                .follow(new ImportOrder("run", source, selection, watermark), tally);
    }

    private final class Directory implements SourceConnector {

        @Override
        public Map<String, String> containerIds(Collection<String> dns) {
            return dns.stream().filter(idByPlace::containsKey).collect(Collectors.toMap(dn -> dn, idByPlace::get));
        }

        @Override
        public Map<String, String> containersById(Collection<String> ids) {
            return idByPlace.entrySet().stream()
                    .filter(place -> ids.contains(place.getValue()))
                    .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        }

        @Override
        public SourceReading fullImport(ImportSelection selection) {
            return SourceReading.ofNothing();
        }

        @Override
        public SourceReading deltaImport(ImportSelection selection, String watermark) {
            return SourceReading.ofNothing();
        }

        @Override
        public Map<String, String> locate(Collection<String> anchors) {
            return Map.of();
        }

        @Override
        public SourceReading at(ImportSelection selection, Collection<String> dns) {
            throw new AssertionError("nobody is awaited here");
        }

        @Override
        public SourceReading referring(ImportSelection selection, Collection<String> dns) {
            return SourceReading.ofNothing();
        }

        @Override
        public Level containers(String dn, int limit) {
            return new Level(List.of(), false);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
