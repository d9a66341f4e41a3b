package io.isthmus.analyzer.html;

import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.Variant;
import java.util.List;
import java.util.regex.Pattern;

/** What an export says is never markup; and control characters, which HTML does not allow, become spaces; a line may end. */
final class EscapedText implements ResultMapper {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n]]");

    private final HtmlEscaper escaper = new HtmlEscaper(List.of(Variant.TEXT_HTML));

    @Override
    public int getPriority() {
        return escaper.getPriority() + 1;
    }

    @Override
    public boolean appliesTo(Origin origin, Object result) {
        return escaper.appliesTo(origin, result);
    }

    @Override
    public String map(Object result, Expression expression) {
        return escaper.map(CONTROL.matcher(result.toString()).replaceAll(" "), expression);
    }
}
