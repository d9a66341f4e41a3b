package io.isthmus.cli.api;

import io.isthmus.localstack.services.Service;
import io.isthmus.localstack.stack.Access;
import io.isthmus.localstack.stack.StackPorts;
import java.util.function.Function;

/** The REST interfaces of a deployment, wherever it runs. */
public record Apis(Function<Service, String> urls, Access access) {

    public static Apis onThisMachine(StackPorts ports, Access access) {
        return new Apis(service -> "http://127.0.0.1:" + ports.of(service), access);
    }

    public Api asViewer(Service service) {
        return new Api(url(service), "viewer", access.viewerPassword());
    }

    public Api asOperator(Service service) {
        return new Api(url(service), "operator", access.operatorPassword());
    }

    public Api asAdmin(Service service) {
        return new Api(url(service), "admin", access.adminPassword());
    }

    public String url(Service service) {
        return urls.apply(service);
    }
}
