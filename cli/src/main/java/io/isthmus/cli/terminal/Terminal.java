package io.isthmus.cli.terminal;

import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lines, and one line that moves while something goes on: a bar where a person looks on, otherwise a plain line now and
 * then, so that a log stays readable.
 */
public final class Terminal {

    private static final long PLAIN_INTERVAL_NANOS = 10_000_000_000L;
    private static final int BAR = 30;
    private static final int WIDTH = 110;

    private final PrintStream out;
    private final boolean interactive;
    private boolean moving;
    private long lastPlainAt = System.nanoTime();

    public Terminal(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /** The terminal of this process; {@code -Disthmus.terminal=true} tells that a person looks on. */
    public static Terminal standard() {
        return new Terminal(System.out, Boolean.getBoolean("isthmus.terminal"));
    }

    /** One line; what a server or a directory has put into it is shown, not obeyed. */
    public synchronized void line(String text) {
        clear();
        out.println(Visible.line(text));
        out.flush();
    }

    public void line(String format, @Nullable Object... values) {
        line(String.format(Locale.ROOT, format, values));
    }

    /** Several lines, such as a message with the end of a log. */
    public synchronized void block(String text) {
        clear();
        out.println(Visible.block(text));
        out.flush();
    }

    /** @param expected none, or 0, when unknown */
    public synchronized void progress(String what, long done, @Nullable Long expected) {
        String text = "      " + Visible.line(what) + "  "
                + (expected == null || expected <= 0 ? count(done) : bar(done, expected));
        if (interactive) {
            out.print("\r" + cut(text) + " ".repeat(Math.max(0, WIDTH - text.length())));
            out.flush();
            moving = true;
        } else if (System.nanoTime() - lastPlainAt > PLAIN_INTERVAL_NANOS) {
            lastPlainAt = System.nanoTime();
            out.println(text);
            out.flush();
        }
    }

    /** Ends the moving line. */
    public synchronized void clear() {
        if (moving) {
            out.print("\r" + " ".repeat(WIDTH) + "\r");
            moving = false;
        }
        lastPlainAt = System.nanoTime();
    }

    private String bar(long done, long expected) {
        int filled = (int) Math.clamp(done * BAR / expected, 0, BAR);
        String numbers = count(done) + " of " + count(expected);
        return interactive ? "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + numbers : numbers;
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
