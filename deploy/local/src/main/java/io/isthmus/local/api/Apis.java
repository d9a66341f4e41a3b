package io.isthmus.local.api;

import io.isthmus.local.services.Service;
import io.isthmus.local.stack.Access;
import io.isthmus.local.stack.StackPorts;

/** The REST interfaces of a deployment on this machine. */
public record Apis(StackPorts ports, Access access) {

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
        return "http://127.0.0.1:" + ports.of(service);
    }
}
