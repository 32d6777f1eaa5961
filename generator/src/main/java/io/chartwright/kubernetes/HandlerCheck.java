package io.chartwright.kubernetes;

/** What a probe or a hook does: run a command, ask a port. */
final class HandlerCheck {
    private static final Format HEADER =
            new Format(text -> text.matches("[-A-Za-z0-9]+"), "a name of an HTTP header", "letters, digits and '-'");

    private HandlerCheck() {}

    /** Checks the handlers that are there. */
    static void check(Place handler) {
        if (handler.at("exec").isThere()) {
            handler.at("exec", "command").require("give the command");
        }
        Place http = handler.at("httpGet");
        if (http.isThere()) {
            port(http.at("port"));
            for (Place header : http.at("httpHeaders").items()) {
                Place name = header.at("name");
                HEADER.problemOf(name.textOrEmpty()).ifPresent(problem -> name.refuse(problem, HEADER.fix()));
            }
        }
        if (handler.at("tcpSocket").isThere()) {
            port(handler.at("tcpSocket", "port"));
        }
        if (handler.at("grpc").isThere()) {
            port(handler.at("grpc", "port"));
        }
    }

    private static void port(Place port) {
        if (port.integer().isPresent()) {
            port.within(1, 65535);
        } else if (port.text().isPresent()) {
            port.must(Names.PORT_NAME);
        } else {
            port.require("give the port's number or name");
        }
    }
}
