package io.isthmus.analyzer.powershell;

/** @param line 1-based, where it begins */
record Token(Kind kind, String text, int line) {

    enum Kind {
        /** a command, or a value without quotes */
        WORD,
        /** a value whose text is known, without its quotes */
        TEXT,
        /** {@code -Name}, without the dash */
        PARAMETER,
        /** {@code $name} or {@code $name[0]}, without dollar sign and index */
        VARIABLE,
        /** what only running the script would tell */
        DYNAMIC,
        OPEN,
        CLOSE,
        COMMA,
        ASSIGN,
        PIPE,
        /** of a statement */
        END
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }
}
