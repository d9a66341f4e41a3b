package io.isthmus.export.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.PendingExport.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ExportTarget} keeps, a fake as well as a real one. The target must have users and groups, no contacts,
 * versions, unique sign-in names, and be empty at the beginning.
 */
public abstract class TargetContract {

    protected abstract ExportTarget target();

    /** The next request that writes is carried out, and its answer is lost. */
    protected abstract void theNextAnswerIsLost();

    /** The next request that writes is answered with the wish to be left alone. */
    protected abstract void theNextRequestIsThrottled();

    /** The next request that writes learns that we may not use the target at all. */
    protected abstract void theNextRequestIsRefusedAsAWhole();

    @Test
    void what_is_created_is_found_by_anchor_by_id_by_name_by_address_and_in_the_listing() {
        Image image = image("anna");
        String id = created("anna", image);

        ObservedObject seen = target().findById(ObjectType.USER, id).orElseThrow();
        assertThat(seen.image()).isEqualTo(image);
        assertThat(seen.externalId()).isEqualTo("anna");
        assertThat(target().findByAnchor(ObjectType.USER, "anna")).contains(seen);
        assertThat(target().findByNames(ObjectType.USER, "ANNA@x.test", List.of()))
                .containsExactly(seen);
        assertThat(target().findByNames(ObjectType.USER, null, List.of("anna@mail.test")))
                .containsExactly(seen);
        assertThat(target().findByNames(ObjectType.USER, "bert@x.test", List.of("bert@mail.test")))
                .isEmpty();
        assertThat(listed(ObjectType.USER)).containsExactly(id);
    }

    @Test
    void an_anchor_is_never_taken_for_another_of_different_case() {
        created("AbC=", image("anna"));

        assertThat(target().findByAnchor(ObjectType.USER, "abc=")).isEmpty();
        assertThat(target().findByAnchor(ObjectType.USER, "nobody")).isEmpty();
        assertThat(target().findByAnchor(ObjectType.GROUP, "AbC=")).isEmpty();
    }

    @Test
    void an_update_changes_what_it_names_and_nothing_else() {
        String boss = created("boss", image("boss"));
        String anna = created("anna", image("anna"));
        ObservedObject before = target().findById(ObjectType.USER, anna).orElseThrow();
        PendingExport.Update update = new PendingExport.Update(
                "anna",
                ObjectType.USER,
                anna,
                before.etag(),
                before.image(),
                List.of(
                        new Change("title", false, List.of("Dr."), List.of()),
                        new Change("department", false, List.of(), List.of("IT")),
                        new Change("manager", true, List.of(), List.of(boss))),
                false);

        assertThat(target().apply(update)).isInstanceOf(Outcome.Accepted.class);

        assertThat(target().findById(ObjectType.USER, anna).orElseThrow().image())
                .isEqualTo(update.after());
        assertThat(target().findById(ObjectType.USER, boss).orElseThrow().image())
                .isEqualTo(image("boss"));
    }

    @Test
    void members_come_and_go_and_twice_the_same_is_the_same() {
        String anna = created("anna", image("anna"));
        String bert = created("bert", image("bert"));
        String group = group("team");

        change(group, List.of(anna, bert), List.of());
        change(group, List.of(bert), List.of());
        assertThat(members(group)).containsExactlyInAnyOrder(anna, bert);

        change(group, List.of(), List.of(anna));
        change(group, List.of(), List.of(anna));
        assertThat(members(group)).containsExactly(bert);
    }

    @Test
    void disabling_leaves_everything_else() {
        String anna = created("anna", image("anna"));
        Image before = image("anna");

        assertThat(target().apply(new PendingExport.Disable("anna", ObjectType.USER, anna, null, before)))
                .isInstanceOf(Outcome.Accepted.class);

        Map<String, List<String>> disabled = new HashMap<>(before.attributes());
        disabled.put("accountEnabled", List.of("false"));
        assertThat(target().findById(ObjectType.USER, anna).orElseThrow().image())
                .isEqualTo(new Image(disabled, Map.of()));
    }

    @Test
    void what_is_deleted_is_gone_and_deleting_it_again_is_in_place() {
        String anna = created("anna", image("anna"));
        PendingExport delete = new PendingExport.Delete("anna", ObjectType.USER, anna, null);

        assertThat(target().apply(delete)).isInstanceOf(Outcome.Accepted.class);
        assertThat(target().apply(delete)).isInstanceOf(Outcome.AlreadyInPlace.class);

        assertThat(target().findById(ObjectType.USER, anna)).isEmpty();
        assertThat(target().findByAnchor(ObjectType.USER, "anna")).isEmpty();
        assertThat(listed(ObjectType.USER)).isEmpty();
    }

    @Test
    void a_name_that_is_taken_is_a_conflict_and_creates_nobody() {
        created("anna", image("anna"));

        Outcome second = target().apply(new PendingExport.Add("other", ObjectType.USER, image("anna"), false));

        assertThat(second)
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.conflict()).isTrue());
        assertThat(listed(ObjectType.USER)).hasSize(1);
    }

    @Test
    void what_has_changed_meanwhile_or_is_gone_is_stale_and_stays_as_it_is() {
        String anna = created("anna", image("anna"));
        String first = target().findById(ObjectType.USER, anna).orElseThrow().etag();
        assertThat(target().apply(title(anna, first, "Prof."))).isInstanceOf(Outcome.Accepted.class);

        assertThat(target().apply(title(anna, first, "None"))).isInstanceOf(Outcome.Stale.class);
        assertThat(target().apply(title("gone", null, "None"))).isInstanceOf(Outcome.Stale.class);
        assertThat(target().apply(new PendingExport.ChangeMembers("g", "gone", List.of(anna), List.of())))
                .isInstanceOf(Outcome.Stale.class);

        assertThat(target().findById(ObjectType.USER, anna)
                        .orElseThrow()
                        .image()
                        .attribute("title"))
                .containsExactly("Prof.");
    }

    @Test
    void what_the_target_has_no_type_for_is_unsupported_and_never_found() {
        Image contact = new Image(Map.of("displayName", List.of("Partner")), Map.of());

        assertThat(target().schema().supports(ObjectType.CONTACT)).isFalse();
        assertThat(target().apply(new PendingExport.Add("c", ObjectType.CONTACT, contact, false)))
                .isInstanceOf(Outcome.Unsupported.class);
        assertThat(target().findByAnchor(ObjectType.CONTACT, "c")).isEmpty();
        assertThat(target().findByNames(ObjectType.CONTACT, null, List.of("c@x.test")))
                .isEmpty();
        assertThat(listed(ObjectType.CONTACT)).isEmpty();
    }

    @Test
    void a_lost_answer_is_unknown_and_a_look_up_by_anchor_tells() {
        theNextAnswerIsLost();

        assertThat(target().apply(new PendingExport.Add("anna", ObjectType.USER, image("anna"), false)))
                .isInstanceOf(Outcome.Unknown.class);

        assertThat(target().findByAnchor(ObjectType.USER, "anna")).isPresent();
    }

    @Test
    void who_is_throttled_has_written_nothing() {
        theNextRequestIsThrottled();

        assertThat(target().apply(new PendingExport.Add("anna", ObjectType.USER, image("anna"), false)))
                .isInstanceOf(Outcome.Throttled.class);

        assertThat(listed(ObjectType.USER)).isEmpty();
    }

    @Test
    void what_concerns_the_target_as_a_whole_is_no_outcome_of_one_object() {
        theNextRequestIsRefusedAsAWhole();

        assertThatThrownBy(() -> target().apply(new PendingExport.Add("anna", ObjectType.USER, image("anna"), false)))
                .isInstanceOfSatisfying(
                        TargetUnavailable.class, e -> assertThat(e.remedy()).isNotBlank());
        assertThat(listed(ObjectType.USER)).isEmpty();
    }

    @Test
    void a_listing_of_many_pages_has_everybody_once() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(created("u" + i, image("u" + i)));
        }
        group("team");

        assertThat(listed(ObjectType.USER)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(listed(ObjectType.GROUP)).hasSize(1);
    }

    private PendingExport title(String id, String etag, String title) {
        return new PendingExport.Update(
                "anna",
                ObjectType.USER,
                id,
                etag,
                image("anna"),
                List.of(new Change("title", false, List.of("Dr."), List.of(title))),
                false);
    }

    private void change(String group, List<String> add, List<String> remove) {
        assertThat(target().apply(new PendingExport.ChangeMembers("team", group, add, remove)))
                .isInstanceOfAny(Outcome.Accepted.class, Outcome.AlreadyInPlace.class);
    }

    private List<String> members(String group) {
        return target().findById(ObjectType.GROUP, group).orElseThrow().members();
    }

    private List<String> listed(ObjectType type) {
        List<String> ids = new ArrayList<>();
        target().list(type, page -> page.objects().forEach(object -> ids.add(object.targetId())));
        return ids;
    }

    private String created(String anchor, Image image) {
        return accepted(
                target().apply(new PendingExport.Add(anchor, ObjectType.USER, withAnchor(anchor, image), false)));
    }

    private String group(String anchor) {
        Image image = new Image(Map.of("displayName", List.of("Team")), Map.of());
        return accepted(
                target().apply(new PendingExport.Add(anchor, ObjectType.GROUP, withAnchor(anchor, image), false)));
    }

    private static String accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted) outcome).targetId();
    }

    private static Image image(String name) {
        return new Image(
                Map.of(
                        "sourceAnchor", List.of(name),
                        "userPrincipalName", List.of(name + "@x.test"),
                        "mail", List.of(name + "@mail.test"),
                        "displayName", List.of("Ä " + name),
                        "accountEnabled", List.of("true"),
                        "title", List.of("Dr.")),
                Map.of());
    }

    private static Image withAnchor(String anchor, Image image) {
        Map<String, List<String>> attributes = new HashMap<>(image.attributes());
        attributes.put("sourceAnchor", List.of(anchor));
        return new Image(attributes, image.references());
    }
}
