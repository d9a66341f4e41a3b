package io.isthmus.analyzer.html;

import io.isthmus.analyzer.report.Chapter;
import io.isthmus.analyzer.report.DifferencesPage;
import io.isthmus.analyzer.report.ReportPage;
import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The reports as HTML pages to print and hand on: no script, no external resource, every value escaped. */
public final class HtmlReport {

    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(ValueResolvers.rawResolver())
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new EscapedText())
            .build();

    private static final String STYLE = text("report.css");
    private static final String END = "</body></html>\n";
    private static final Template ANALYSIS = template("analysis");
    private static final Template SECTION = template("section");
    private static final Template DIFFERENCES = template("differences");

    private HtmlReport() {}

    /** Part by part: never is the whole page in memory, nor what Qute makes of it. */
    public static void write(ReportPage page, Writer to) throws IOException {
        to.write(render(ANALYSIS, page));
        for (Chapter chapter : page.facts()) {
            to.write(SECTION.data("section", chapter.section().get()).render());
        }
        to.write(END);
        to.flush();
    }

    public static String of(DifferencesPage page) {
        return render(DIFFERENCES, page);
    }

    private static String render(Template template, Object page) {
        return template.data("page", page).data("style", STYLE).render();
    }

    private static Template template(String name) {
        return ENGINE.parse(text(name + ".html"), Variant.forContentType(Variant.TEXT_HTML), name);
    }

    private static String text(String name) {
        try (InputStream file = HtmlReport.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
