package io.chartwright.kubernetes;

import java.util.List;

/** What an Ingress leads to: a port of a Service, or another object. */
final class IngressBackends {
    private IngressBackends() {}

    /** Says what is wrong with the backend. */
    static void check(Place backend, Minor minor) {
        Place service = backend.at("service");
        Place resource = backend.at("resource");
        if (service.isThere() && resource.isThere()) {
            backend.refuse("has both a service and a resource", "keep one of them");
        } else if (resource.isThere()) {
            checkResource(resource);
        } else if (service.isThere()) {
            checkService(service, minor);
        } else {
            backend.refuse("has neither a service nor a resource", "write service with name and port");
        }
    }

    private static void checkResource(Place resource) {
        resource.at("apiGroup").must(Names.DNS_SUBDOMAIN);
        for (String name : List.of("kind", "name")) {
            resource.at(name).require("say which object is meant");
            resource.at(name).must(Names.PATH_SEGMENT);
        }
    }

    private static void checkService(Place service, Minor minor) {
        Place name = service.at("name");
        name.require("write the name of a Service");
        if (!name.isEmpty()) {
            name.must(minor.number() >= 36 ? Names.DNS_LABEL : Names.DNS_1035_LABEL);
        }
        Place portName = service.at("port", "name");
        Place number = service.at("port", "number");
        boolean hasNumber = number.integer().orElse(0L) != 0;
        if (!portName.isEmpty() && hasNumber) {
            service.at("port").refuse("has both a name and a number", "keep one of them");
        } else if (!portName.isEmpty()) {
            portName.must(Names.PORT_NAME);
        } else if (hasNumber) {
            number.within(1, 65535);
        } else {
            service.at("port").refuse("has neither a name nor a number", "write the number of the Service's port");
        }
    }
}
