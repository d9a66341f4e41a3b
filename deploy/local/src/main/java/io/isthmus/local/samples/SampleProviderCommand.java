package io.isthmus.local.samples;

import io.isthmus.local.provider.SampleProvider;
import io.isthmus.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sample-provider}: the sample SCIM provider, until it is stopped. */
@Command(name = "sample-provider", description = "Serves the sample SCIM provider alone.", hidden = true)
public final class SampleProviderCommand implements Callable<Integer> {

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            description = "Where to listen (default: ${DEFAULT-VALUE}).")
    private String address;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Name by which clients call it.")
    private String host;

    @Option(names = "--port", defaultValue = "8190", description = "HTTP port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--token-file", required = true, description = "File whose first line is the token of its clients.")
    private Path tokenFile;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String token =
                Files.readString(tokenFile).lines().findFirst().orElse("").strip();
        if (token.isEmpty()) {
            throw new IllegalArgumentException(tokenFile + " is empty: its first line is the token of the clients");
        }
        try (SampleProvider provider = SampleProvider.start(address, host, port, token)) {
            Terminal.standard().line("The sample SCIM provider listens at %s", provider.url());
            Thread.currentThread().join();
        }
        return 0;
    }
}
