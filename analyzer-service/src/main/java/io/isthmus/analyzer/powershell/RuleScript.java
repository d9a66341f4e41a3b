package io.isthmus.analyzer.powershell;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.powershell.Value.Variable;
import io.isthmus.analyzer.reading.DocumentReader;
import io.isthmus.analyzer.reading.Element;
import io.isthmus.analyzer.reading.HeldMemory;
import io.isthmus.analyzer.reading.ReadingLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Synchronization rules out of a script as the rules editor of Azure AD Connect exports it: {@code New-ADSyncRule} and the
 * {@code Add-ADSync…} commands behind it. Each rule becomes the element that the XML export has of it, so that one reader reads both.
 */
public final class RuleScript {

    /** What a script of rules has near its beginning. */
    public static final String COMMAND = "New-ADSyncRule";

    /** The element that each rule becomes. */
    public static final String ELEMENT = "synchronizationRule";

    private static final String SCOPE_TYPE = "ScopeCondition";
    private static final String JOIN_TYPE = "JoinCondition";

    private final String file;
    private final DocumentReader reader;
    private final Consumer<Element> taker;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Statement> conditions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private @Nullable RuleElement rule;

    private RuleScript(String file, DocumentReader reader) {
        this.file = file;
        this.reader = reader;
        this.taker = requireNonNull(reader.units().get(ELEMENT));
    }

    /** @param reader of {@value #ELEMENT} */
    public static void read(
            String file, InputStream bytes, DocumentReader reader, ReadingLimits limits, HeldMemory held)
            throws UnreadableExport, IOException {
        List<Statement> statements = Parser.statements(ScriptText.of(file, bytes, limits, held));
        RuleScript script = new RuleScript(file, reader);
        statements.forEach(script::take);
        script.give();
        reader.end().run();
    }

    private void take(Statement statement) {
        ExportLocation where = place(statement);
        if (statement.is(COMMAND)) {
            give();
            rule = new RuleElement(statement, where, unread -> reader.unread().left(unread, ""));
        } else if (statement.is("New-Object")) {
            condition(statement, where);
        } else if (rule == null) {
            reader.unread().left(where, "");
        } else if (statement.is("Add-ADSyncAttributeFlowMapping")) {
            rule.mapping(statement, where);
        } else if (statement.is("Add-ADSyncScopeConditionGroup")) {
            rule.scope(named(statement, "ScopeConditions", where), where);
        } else if (statement.is("Add-ADSyncJoinConditionGroup")) {
            rule.joins(named(statement, "JoinConditions", where), where);
        } else {
            reader.unread().left(where, "");
        }
    }

    /** Its number counts within the script. */
    private ExportLocation place(Statement statement) {
        int number = numbers.merge(statement.command(), 1, Integer::sum);
        return new ExportLocation(
                file, "/" + statement.command() + (number > 1 ? "[" + number + "]" : ""), statement.line());
    }

    private void condition(Statement statement, ExportLocation where) {
        String type = statement
                .text("TypeName")
                .or(() -> Statement.texts(statement.positional()).findFirst())
                .orElse("");
        String name = statement.text("OutVariable").or(statement::output).orElse("");
        boolean known = type.endsWith("." + SCOPE_TYPE) || type.endsWith("." + JOIN_TYPE);
        if (!known || name.isEmpty()) {
            reader.unread().left(where, "");
            return;
        }
        conditions.put(name, statement);
    }

    /** The conditions that a group names, each made before. */
    private List<Statement> named(Statement group, String parameter, ExportLocation where) {
        List<Value> names = group.many(parameter);
        List<Statement> found = names.stream()
                .filter(Variable.class::isInstance)
                .map(name -> conditions.get(((Variable) name).name()))
                .filter(condition -> condition != null)
                .toList();
        if (found.size() < names.size() || names.isEmpty()) {
            reader.unread().left(where.child("@" + parameter), "");
        }
        return found;
    }

    private void give() {
        if (rule != null) {
            reader.give(rule.element(), taker);
        }
        rule = null;
    }
}
