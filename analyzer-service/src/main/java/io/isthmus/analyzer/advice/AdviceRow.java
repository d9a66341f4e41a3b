package io.isthmus.analyzer.advice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row that applies, or may apply.
 *
 * @param topic {@code INSTALLATION_TYPE}, {@code AUTOMATIC_UPGRADE}, {@code TOOL}, {@code DEPRECATION},
 *     {@code MICROSOFT_UPGRADE} (which upgrade Microsoft offers, and to whom) or {@code BIT_UPGRADE}
 * @param name the product's own name of the reason where it has one, else ours
 * @param certain whether what is known decides it; otherwise the fact has to be asked for
 * @param since from when on it applies; always without
 * @param source the document it is taken from
 */
public record AdviceRow(
        String topic,
        String name,
        String answer,
        boolean certain,
        String because,
        @Nullable LocalDate since,
        String source) {}
