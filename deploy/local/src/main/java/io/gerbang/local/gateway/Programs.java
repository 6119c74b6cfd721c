package io.gerbang.local.gateway;

import io.gerbang.local.EdgeProcess;
import io.gerbang.local.KafkaProcess;
import io.gerbang.local.ReadyFile;
import io.gerbang.local.kafka.ServiceLogins;
import io.gerbang.local.supervision.JavaProgram;
import io.gerbang.local.supervision.Program;
import io.gerbang.local.supervision.StartFailure;
import io.gerbang.local.supervision.StateFolder;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What each of a gateway's JVMs runs. */
final class Programs {
    static final Heap KAFKA_HEAP = new Heap(256, 256);
    static final Heap EDGE_HEAP = new Heap(16, 96);

    private final StateFolder state;
    private final Path repository;
    private final Ports ports;
    private final LocalAuthority authority;

    Programs(StateFolder state, Path repository, Ports ports, LocalAuthority authority) {
        this.state = state;
        this.repository = repository;
        this.ports = ports;
        this.authority = authority;
    }

    Program kafka(ServiceLogins logins) {
        var data = state.data("kafka");
        var place = Stream.of(data.toString(), Integer.toString(ports.of("kafka")));
        var arguments = Stream.concat(place, Topics.all().map(Object::toString)).toList();
        return new JavaProgram(
                "kafka",
                JavaCommand.ofClass(state, KAFKA_HEAP, KafkaProcess.class, arguments),
                state.root(),
                logins.environment(),
                process -> ReadyFile.beside(data).names(process.pid()));
    }

    List<Program> applications(ApplicationEnvironment environment) throws IOException {
        var programs = new ArrayList<Program>();
        for (var application : Application.ALL) {
            var folder = application.folder(repository);
            if (!Files.isDirectory(folder)) {
                throw new StartFailure(application.name() + " is not built: there is no " + folder);
            }
            var health = ports.url(application.name()) + "/q/health/ready";
            programs.add(
                    new JavaProgram(
                            application.name(),
                            JavaCommand.ofApplication(state, application.maxHeapMb(), folder),
                            folder,
                            environment.of(application),
                            _ -> HttpProbe.answers(health, HttpURLConnection.HTTP_OK)));
        }
        return programs;
    }

    Program edge(Secrets secrets) {
        var arguments = new ArrayList<String>();
        arguments.add(Integer.toString(ports.of("edge")));
        for (var service : Application.SERVICES) {
            arguments.add(service.name() + "=" + ports.of(service.name()));
        }
        var environment = new HashMap<String, String>();
        if (ports.tls()) {
            environment.put(EdgeProcess.KEY_STORE, authority.keyStore().toString());
            environment.put(EdgeProcess.KEY_STORE_PASSWORD, secrets.password("KEY_STORE"));
        }
        var outside = ports.url("edge");
        return new JavaProgram(
                "edge",
                JavaCommand.ofClass(state, EDGE_HEAP, EdgeProcess.class, arguments),
                state.root(),
                environment,
                _ -> HttpProbe.answers(outside, HttpURLConnection.HTTP_NOT_FOUND, trusted()));
    }

    private Optional<Path> trusted() {
        return ports.tls() ? Optional.of(authority.authority()) : Optional.empty();
    }
}
