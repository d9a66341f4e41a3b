package io.isthmus.sync.ldap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A certificate that nobody but its own PEM file vouches for.
 *
 * @param keys key store, PKCS #12
 * @param authority PEM file
 */
record TestCertificate(Path keys, Path authority) {

    /** As whom the holder of {@link #ofReader} is known. */
    static final String READER = "cn=reader,o=example";

    static final String PASSWORD = "of-a-test";

    static TestCertificate of(String address, Path folder) {
        return made(
                new TestCertificate(folder.resolve("keys.p12"), folder.resolve("ca.pem")),
                "CN=" + address,
                "-ext",
                "SAN=ip:" + address);
    }

    static TestCertificate ofReader(Path folder) {
        return made(new TestCertificate(folder.resolve("reader.p12"), folder.resolve("reader.pem")), READER);
    }

    private static TestCertificate made(TestCertificate certificate, String subject, String... more) {
        keytool(
                certificate.keys(),
                Stream.concat(
                                Stream.of("-genkeypair", "-alias", "it", "-keyalg", "RSA", "-dname", subject),
                                Stream.of(more))
                        .toArray(String[]::new));
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

    /** PEM file, PKCS #8. */
    Path privateKey() {
        try {
            KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
            byte[] key = store.getKey("it", PASSWORD.toCharArray()).getEncoded();
            return Files.writeString(
                    keys.resolveSibling(keys.getFileName() + ".key"),
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                            + "\n-----END PRIVATE KEY-----\n");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
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
