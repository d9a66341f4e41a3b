package io.isthmus.localstack.services;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A stand-in for a service: a program of its own that only says that it is ready. */
public final class HealthyService {

    private HealthyService() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("secret from the environment: " + System.getenv("SECRET"));
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        AtomicBoolean broken = new AtomicBoolean();
        server.createContext("/q/health/live", exchange -> {
            exchange.sendResponseHeaders(broken.get() ? 503 : 200, -1);
            exchange.close();
        });
        server.createContext("/break", exchange -> {
            broken.set(true);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    /** Packs this class as an executable jar. */
    static Path jarIn(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, HealthyService.class.getName());
        String entry = HealthyService.class.getName().replace('.', '/') + ".class";
        Path jar = folder.resolve("healthy service.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var bytes = HealthyService.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            bytes.transferTo(out);
            out.closeEntry();
        }
        return jar;
    }
}
