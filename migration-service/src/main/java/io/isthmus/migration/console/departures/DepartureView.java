package io.isthmus.migration.console.departures;

import io.isthmus.contracts.changes.ObjectDeleted.Evidence;
import io.isthmus.contracts.export.WithheldDepartures;
import io.isthmus.contracts.export.WithheldDepartures.Departure;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Tone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of departures that are withheld. */
record DepartureView(WithheldDepartures withheld, InWords words) {

    /** @param known where everything that is known of the object can be seen */
    record Row(String dn, String objectClass, String evidence, String since, boolean approved, String known) {}

    public String source() {
        return withheld.source();
    }

    public String total() {
        return InWords.count(withheld.total());
    }

    public String objects() {
        return InWords.count(withheld.total(), "object");
    }

    public boolean none() {
        return withheld.total() == 0;
    }

    public List<Fact> counts() {
        return withheld.counts().stream()
                .map(each -> new Fact(
                        each.objectClass() + (each.base() == null ? "" : " below " + each.base()),
                        InWords.count(each.count()),
                        Tone.WARNING))
                .toList();
    }

    public List<Row> rows() {
        return withheld.departures().stream().map(this::row).toList();
    }

    /** Address of the following page. */
    public @Nullable String next() {
        return withheld.next() == null
                ? null
                : DeparturePages.of(source()) + "&after=" + URLEncoder.encode(withheld.next(), StandardCharsets.UTF_8);
    }

    private Row row(Departure departure) {
        return new Row(
                departure.dn(),
                departure.objectClass(),
                words(departure.evidence()),
                words.time(departure.since()),
                departure.approved(),
                "/console/objects?by=anchor&connector="
                        + URLEncoder.encode(source(), StandardCharsets.UTF_8) + "&name="
                        + URLEncoder.encode(departure.anchor(), StandardCharsets.UTF_8));
    }

    private static String words(Evidence evidence) {
        return switch (evidence) {
            case REPORTED -> "the directory reported the deletion";
            case ABSENT_FROM_COMPLETE_IMPORT -> "a full import did not find it";
            case OUT_OF_FILTER -> "outside the filters that are in force";
        };
    }
}
