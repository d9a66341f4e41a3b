package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.chassis.testing.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real 389 Directory Server (Debian: package {@code 389-ds-base}) with the plugin <em>Retro Changelog</em>. Its tools know one
 * place for instances and one way to start them, so this takes root, and a mount of its own that says that nothing is started.
 */
final class Ds389TestDirectory implements TestDirectory {

    private static final Path DEFAULTS = Path.of("/usr/share/dirsrv/inf/defaults.inf");
    private static final Path SERVER = Path.of("/usr/sbin/ns-slapd");

    private final Path folder;
    private final String instance;
    private final int port = Ports.free();
    private final Process process;

    /** Why there is none on this machine; empty where there is one. */
    static Optional<String> absence() {
        boolean installed = Stream.of(DEFAULTS, SERVER, Path.of("/usr/sbin/dscreate"), Path.of("/usr/bin/unshare"))
                .allMatch(Files::isReadable);
        return installed && Files.isWritable(Path.of("/etc/dirsrv"))
                ? Optional.empty()
                : Optional.of(
                        "389 Directory Server is not installed (Debian: package 389-ds-base), or we are not root");
    }

    Ds389TestDirectory() {
        try {
            folder = Files.createTempDirectory("isthmus-389");
            instance = "isthmus" + port;
            Files.writeString(
                    folder.resolve("defaults.inf"),
                    Files.readString(DEFAULTS).replaceAll("(?m)^with_systemd *=.*$", "with_systemd = 0"));
            Files.writeString(folder.resolve("instance.inf"), instance());
            tool("dscreate from-file " + folder.resolve("instance.inf"));
            keepChangelog(Path.of("/etc/dirsrv/slapd-" + instance + "/dse.ldif"));
            process = new ProcessBuilder(
                            SERVER.toString(),
                            "-D",
                            "/etc/dirsrv/slapd-" + instance,
                            "-i",
                            folder.resolve("pid").toString(),
                            "-d",
                            "0")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("389 Directory Server did not start", e);
        }
        Awaitility.await("389 Directory Server answers")
                .atMost(Duration.ofSeconds(90))
                .until(this::answers);
    }

    private String instance() {
        return """
                [general]
                config_version = 2
                full_machine_name = localhost
                strict_host_checking = False
                selinux = False
                systemd = False
                start = False
                [slapd]
                instance_name = %s
                port = %d
                secure_port = %d
                root_dn = %s
                root_password = %s
                self_sign_cert = False
                user = root
                group = root
                [backend-userroot]
                suffix = %s
                create_suffix_entry = True
                """.formatted(instance, port, Ports.free(), ACCOUNT, PASSWORD, SUFFIX);
    }

    private static void keepChangelog(Path configuration) throws IOException {
        String text = Files.readString(configuration);
        int plugin = text.indexOf("dn: cn=Retro Changelog Plugin,cn=plugins,cn=config");
        int enabled = text.indexOf("nsslapd-pluginEnabled: off", plugin);
        Files.writeString(
                configuration,
                text.substring(0, enabled) + "nsslapd-pluginEnabled: on"
                        + text.substring(enabled + "nsslapd-pluginEnabled: off".length()));
    }

    private void tool(String command) {
        String alone = "mount --bind " + folder.resolve("defaults.inf") + " " + DEFAULTS + " && " + command;
        try {
            Process tool = new ProcessBuilder(List.of("unshare", "-m", "sh", "-c", alone))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("tool.log").toFile())
                    .start();
            if (!tool.waitFor(120, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw new IllegalStateException(command + ": " + Files.readString(folder.resolve("tool.log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("ns-slapd ended with " + process.exitValue() + ", see " + folder);
        }
        try (LDAPConnection connection = new LDAPConnection("127.0.0.1", port, ACCOUNT, PASSWORD)) {
            return connection.getEntry(SUFFIX) != null;
        } catch (LDAPException e) {
            return false;
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public boolean hasChangelog() {
        return true;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tool("dsctl slapd-" + instance + " remove --do-it");
    }
}
