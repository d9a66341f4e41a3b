package io.isthmus.chassis.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement as JDBC takes it, with the names of its parameters in their order. Statements are constants, so each is taken apart
 * once.
 *
 * @param names one for each question mark
 */
record NamedStatement(String sql, List<String> names) {

    private static final Map<String, NamedStatement> KNOWN = new ConcurrentHashMap<>();

    /** What must be passed over, then a parameter: a literal, a comment, a cast; {@code :name}. */
    private static final Pattern PARTS =
            Pattern.compile("'(?:[^']|'')*'|--[^\\n]*|::|:(?<name>[a-zA-Z_][a-zA-Z0-9_]*)");

    static NamedStatement of(String sql) {
        return KNOWN.computeIfAbsent(sql, NamedStatement::parsed);
    }

    private static NamedStatement parsed(String sql) {
        List<String> names = new ArrayList<>();
        Matcher parts = PARTS.matcher(sql);
        String positional = parts.replaceAll(part -> {
            String name = part.group("name");
            if (name == null) {
                return Matcher.quoteReplacement(part.group());
            }
            names.add(name);
            return "?";
        });
        return new NamedStatement(positional, List.copyOf(names));
    }

    PreparedStatement prepare(Connection connection, Map<String, Object> parameters) throws SQLException {
        check(parameters.keySet());
        PreparedStatement prepared = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < names.size(); i++) {
                prepared.setObject(i + 1, parameters.get(names.get(i)));
            }
            return prepared;
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    private void check(Set<String> given) {
        Set<String> asked = new HashSet<>(names);
        if (!asked.equals(given)) {
            throw new IllegalArgumentException(
                    "the statement asks for parameters " + asked + " and is given " + given + ": " + sql);
        }
    }
}
