package io.isthmus.local.samples;

import io.isthmus.local.directory.SampleDirectory;
import io.isthmus.local.terminal.Terminal;
import java.net.InetAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sample-directory}: the sample directory, until it is stopped. */
@Command(name = "sample-directory", description = "Serves the sample directory alone.", hidden = true)
public final class SampleDirectoryCommand implements Callable<Integer> {

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            description = "Where to listen (default: ${DEFAULT-VALUE}).")
    private InetAddress address;

    @Option(names = "--port", defaultValue = "10389", description = "LDAP port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--objects", defaultValue = "2000", description = "Objects that belong into the target.")
    private int objects;

    @Override
    public Integer call() throws InterruptedException {
        try (SampleDirectory directory = SampleDirectory.start(address, port, objects)) {
            Terminal.standard()
                    .line("The sample directory listens on port %d; sign in as %s.", port, directory.bindDn());
            Thread.currentThread().join();
        }
        return 0;
    }
}
