package io.isthmus.analyzer.html;

import io.isthmus.analyzer.report.ReportPage;
import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The report as one HTML page to print and hand on: no script, no external resource, every value escaped. */
public final class HtmlReport {

    private static final Template PAGE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new EscapedText())
            .build()
            .parse(source(), Variant.forContentType(Variant.TEXT_HTML), "analysis");

    private HtmlReport() {}

    public static String of(ReportPage page) {
        return PAGE.data("page", page).render();
    }

    private static String source() {
        try (InputStream template = HtmlReport.class.getResourceAsStream("analysis.html")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
