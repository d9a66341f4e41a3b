package io.isthmus.cli;

/** Entry point of the launcher; the script {@code ./isthmus} at the root of the project calls it. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Launcher.run(arguments));
    }
}
