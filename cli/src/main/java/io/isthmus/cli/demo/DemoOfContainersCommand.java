package io.isthmus.cli.demo;

import io.isthmus.cli.api.ApiProblem;
import io.isthmus.cli.api.Apis;
import io.isthmus.cli.api.NoAnswer;
import io.isthmus.cli.terminal.Stages;
import io.isthmus.cli.terminal.Terminal;
import io.isthmus.localstack.stack.Access;
import io.isthmus.localstack.stack.StackPorts;
import io.isthmus.sandbox.comparing.FormerTool;
import io.isthmus.sandbox.directory.Population;
import io.isthmus.sandbox.directory.SampleDirectory;
import io.isthmus.sandbox.provider.SampleProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code demo-of-containers}: what {@code ./isthmus demo} does, where the services run in containers of their own. This process
 * is the sample directory and the sample provider, and walks through the migration. The secrets are files that it shares
 * with the services.
 */
@Command(
        name = "demo-of-containers",
        description = "Migrates a sample directory by services that run in containers.",
        hidden = true)
public final class DemoOfContainersCommand implements Callable<Integer> {

    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;
    private static final int LDAP_PORT = 10389;
    private static final int SCIM_PORT = 8190;

    @Option(
            names = "--objects",
            defaultValue = "${env:ISTHMUS_DEMO_OBJECTS:-2000}",
            description = "Users, groups and contacts to migrate, ${DEFAULT-VALUE} unless told otherwise, 50 at least.")
    private int objects;

    @Option(
            names = "--exit",
            defaultValue = "${env:ISTHMUS_DEMO_EXIT:-false}",
            description = "Leave at the end: exit code 0 only if every object is right.")
    private boolean exit;

    @Option(names = "--host", defaultValue = "demo", description = "Name by which the services call this container.")
    private String host;

    @Option(
            names = "--secrets",
            defaultValue = "/run/secrets",
            description = "Folder with a file for each secret, here and at the services (default: ${DEFAULT-VALUE}).")
    private Path secrets;

    private final Terminal terminal = Terminal.standard();
    private final Stages stages = new Stages(terminal);

    @Override
    public Integer call() throws Exception {
        if (objects < Population.SMALLEST) {
            terminal.line("--objects must be %d or more.", Population.SMALLEST);
            return FAILURE;
        }
        terminal.line("Isthmus demo: a parallel migration away from DirSync, %,d objects", objects);
        InetAddress everywhere = InetAddress.getByName("0.0.0.0");
        try (SampleDirectory directory =
                        SampleDirectory.start(everywhere, LDAP_PORT, objects, secret("source-password"));
                SampleProvider provider = SampleProvider.start(
                        everywhere.getHostAddress(), host, SCIM_PORT, secret("target-credential"))) {
            boolean holds = walk(directory, provider);
            if (!exit) {
                terminal.line("The sample directory and the sample provider stay up.");
                Thread.currentThread().join();
            }
            return holds ? SUCCESS : FAILURE;
        } catch (ApiProblem | NoAnswer | DemoFailed e) {
            terminal.line("");
            terminal.block("The demo cannot go on: " + e.getMessage());
            return FAILURE;
        }
    }

    private boolean walk(SampleDirectory directory, SampleProvider provider) throws Exception {
        FormerTool.LeftBehind left = FormerTool.fill(provider, directory.oracle());
        Demo.show(left, terminal);
        boolean holds = new Demo(
                        terminal,
                        stages,
                        apis(),
                        Files.createTempDirectory("isthmus-demo-"),
                        directory,
                        provider,
                        access(directory, provider),
                        left)
                .walk();
        terminal.line("");
        terminal.line(Demo.conclusion(holds));
        stages.summary();
        return holds;
    }

    private Apis apis() throws IOException {
        StackPorts ports = StackPorts.defaults();
        Access access =
                new Access(secret("viewer-password"), secret("operator-password"), secret("admin-password"), "", false);
        return new Apis(service -> "http://" + service.serviceName() + ":" + ports.of(service), access);
    }

    private SampleAccess access(SampleDirectory directory, SampleProvider provider) {
        return new SampleAccess(
                "ldap://" + host + ":" + LDAP_PORT,
                directory.bindDn(),
                "file:" + secrets.resolve("source-password"),
                provider.url(),
                "file:" + secrets.resolve("target-credential"));
    }

    private String secret(String name) throws IOException {
        Path file = secrets.resolve(name);
        String secret = Files.readString(file).lines().findFirst().orElse("").strip();
        if (secret.isEmpty()) {
            throw new DemoFailed(file + " is empty; its first line has to be the secret");
        }
        return secret;
    }
}
