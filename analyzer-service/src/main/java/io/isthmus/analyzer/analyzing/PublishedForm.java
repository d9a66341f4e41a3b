package io.isthmus.analyzer.analyzing;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.analyzer.verdict.BoundedLeftovers;
import io.isthmus.analyzer.verdict.Leftover;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Failure;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.analysis.AnalysisResult.ObjectCount;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.AnalysisResult.Redaction;
import io.isthmus.contracts.settings.SettingsDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A result as a message carries it, however large it is: whole if it fits, else each part within a bound of its own. Half the settings
 * would be other settings, so they go whole or not at all; an entry of what is not carried over says so. Findings are bounded already.
 * The analysis is kept whole, and so are its report and its settings.
 */
public final class PublishedForm {

    public static final int LARGEST_MESSAGE = 900_000;

    /** With those of findings, 200,000, they leave room for settings of nearly half a message. */
    private static final int ROOM_FOR_LEFTOVERS = 120_000;

    private static final int ROOM_FOR_REDACTIONS = 30_000;
    private static final int ROOM_FOR_SETTINGS = 400_000;
    private static final int LONGEST_TEXT = 1_000;
    private static final String TEXT_GOES_ON = "…";

    private PublishedForm() {}

    public static AnalysisResult of(AnalysisResult whole) {
        return size(whole) <= LARGEST_MESSAGE ? whole : bounded(whole);
    }

    private static AnalysisResult bounded(AnalysisResult whole) {
        SettingsDocument settings = whole.settings();
        int bytes = settings == null ? 0 : size(settings);
        boolean fits = bytes <= ROOM_FOR_SETTINGS;
        List<NotCarriedOver> left = new ArrayList<>(BoundedLeftovers.of(whole.notCarriedOver(), ROOM_FOR_LEFTOVERS));
        if (!fits) {
            left.add(Leftover.SETTINGS_BY_SIZE.at(
                    whole.fileName(), Details.of("bytes", bytes).and("analysis", whole.id())));
        }
        List<Redaction> redactions = BoundedLeftovers.redactions(whole.redactions(), ROOM_FOR_REDACTIONS);
        return new AnalysisResult(
                whole.version(),
                whole.id(),
                whole.deployment(),
                whole.fileName(),
                whole.requestedAt(),
                whole.finishedAt(),
                whole.status(),
                cut(whole.failure()),
                cut(whole.product()),
                cut(whole.objects()),
                whole.verdict(),
                whole.estimatedMinutes(),
                whole.overrideAllowed(),
                whole.findings(),
                fits ? settings : null,
                left,
                redactions);
    }

    private static @Nullable Failure cut(@Nullable Failure failure) {
        return failure == null
                ? null
                : new Failure(
                        failure.code(),
                        failure.where() == null ? null : cut(failure.where()),
                        cut(failure.message()),
                        cut(failure.whatToDo()),
                        cut(failure.details()),
                        failure.variant());
    }

    private static @Nullable Product cut(@Nullable Product product) {
        return product == null
                ? null
                : new Product(
                        product.kind(),
                        product.name(),
                        product.version() == null ? null : cut(product.version()),
                        cut(product.evidence()));
    }

    private static @Nullable ObjectCount cut(@Nullable ObjectCount objects) {
        return objects == null ? null : new ObjectCount(objects.count(), objects.source(), cut(objects.evidence()));
    }

    private static @Nullable Map<String, String> cut(@Nullable Map<String, String> details) {
        return details == null
                ? null
                : details.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, detail -> cut(detail.getValue())));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + TEXT_GOES_ON;
    }

    private static int size(Object part) {
        try {
            return WireFormat.mapper().writeValueAsBytes(part).length;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a result cannot be written as JSON", impossible);
        }
    }
}
