package io.isthmus.sync.ldap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A certificate that nobody but its own PEM file vouches for.
 *
 * @param keys key store, PKCS #12
 * @param authority PEM file
 */
record TestCertificate(Path keys, Path authority) {

    static final String PASSWORD = "of-a-test";

    static TestCertificate of(String address, Path folder) {
        TestCertificate certificate = new TestCertificate(folder.resolve("keys.p12"), folder.resolve("ca.pem"));
        keytool(
                certificate.keys(),
                "-genkeypair",
                "-alias",
                "it",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + address,
                "-ext",
                "SAN=ip:" + address);
        keytool(
                certificate.keys(),
                "-exportcert",
                "-rfc",
                "-alias",
                "it",
                "-file",
                certificate.authority().toString());
        return certificate;
    }

    String authorityRef() {
        return "file:" + authority;
    }

    private static void keytool(Path keys, String... arguments) {
        List<String> command = Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString()),
                        Stream.concat(
                                Stream.of(arguments), Stream.of("-keystore", keys.toString(), "-storepass", PASSWORD)))
                .toList();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool made no certificate: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
