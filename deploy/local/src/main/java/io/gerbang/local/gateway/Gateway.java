package io.gerbang.local.gateway;

import io.gerbang.local.kafka.ServiceLogins;
import io.gerbang.local.supervision.Journal;
import io.gerbang.local.supervision.Program;
import io.gerbang.local.supervision.Stage;
import io.gerbang.local.supervision.StartFailure;
import io.gerbang.local.supervision.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All processes of a gateway. They start in the order in which they need one another: the stores,
 * then the applications, then the edge; and they stop in the opposite order.
 */
public final class Gateway {
    /** The processes beside the supervisor, in the order in which they stop. */
    public static final List<String> PROCESSES =
            Stream.of(
                            List.of("edge"),
                            Application.ALL.stream().map(Application::name).toList(),
                            List.of("kafka", "postgres"))
                    .flatMap(List::stream)
                    .toList();

    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private final StateFolder state;
    private final Journal journal;
    private final Ports ports;
    private final Secrets secrets;
    private final LocalAuthority authority;
    private final Databases databases;
    private final Programs programs;
    private final List<Stage> stages = new ArrayList<>();
    private boolean stopping;

    public Gateway(StateFolder state, Path repository, UpOptions options, Journal journal)
            throws IOException {
        this.state = state;
        this.journal = journal;
        this.ports = new Ports(options.port(), options.tls());
        this.secrets = new Secrets(state);
        this.authority =
                new LocalAuthority(state.root().resolve("tls"), secrets.password("KEY_STORE"));
        this.databases = new Databases(state, ports, secrets);
        this.programs = new Programs(state, repository, ports, authority);
    }

    /**
     * Blocks until all is ready.
     *
     * @throws StartFailure when something does not become ready
     */
    public void start() throws IOException {
        if (ports.tls()) {
            authority.ensure();
        }
        var postgres = begin(List.of(databases.program()));
        var logins = logins();
        var kafka = begin(List.of(programs.kafka(logins)));
        postgres.awaitReady(START_LIMIT);
        inDatabases(databases::provision);
        kafka.awaitReady(START_LIMIT);
        var environment = new ApplicationEnvironment(ports, secrets, databases, logins);
        begin(programs.applications(environment)).awaitReady(START_LIMIT);
        new DemoMerchant(ports.url("operator"), secrets).ensure();
        var edge = begin(List.of(programs.edge(secrets)));
        inDatabases(databases::checkpoint);
        edge.awaitReady(START_LIMIT);
        state.environment().write(forScripts());
    }

    private ServiceLogins logins() {
        return new ServiceLogins(
                ports.of("kafka-services"),
                Application.SERVICES.stream()
                        .collect(
                                Collectors.toMap(
                                        Application::database,
                                        service ->
                                                secrets.password(service.variable() + "_KAFKA"))));
    }

    /** Where PostgreSQL keeps its tables and Kafka its topics. */
    List<Path> tables() {
        return List.of(state.data("postgres").resolve("base"), state.data("kafka"));
    }

    /**
     * Stops what was started; blocks until nothing is left.
     *
     * @throws IOException the first failure, once all has been stopped
     */
    public void stop() throws IOException {
        List<Stage> started;
        synchronized (this) {
            stopping = true;
            started = List.copyOf(stages);
        }
        Stage.stopAll(started.reversed());
    }

    private synchronized Stage begin(List<? extends Program> members) throws IOException {
        if (stopping) {
            throw new StartFailure("Stopped while starting");
        }
        var stage = Stage.of(members, state, journal);
        stages.add(stage);
        stage.start();
        return stage;
    }

    private interface DatabaseWork {
        void run() throws SQLException;
    }

    private static void inDatabases(DatabaseWork work) {
        try {
            work.run();
        } catch (SQLException failure) {
            throw new StartFailure("The databases cannot be set up: " + failure.getMessage());
        }
    }

    private Map<String, String> forScripts() throws IOException {
        var variables = new LinkedHashMap<String, String>();
        variables.put("GERBANG_URL", ports.url("edge"));
        if (ports.tls()) {
            variables.put("GERBANG_CA_FILE", authority.authority().toString());
            variables.put("GERBANG_TRUST_STORE", authority.trustStore().toString());
        }
        variables.put("GERBANG_SECRET_KEY", secrets.get(DemoMerchant.SECRET_KEY));
        variables.put("GERBANG_PUBLISHABLE_KEY", secrets.get(DemoMerchant.PUBLISHABLE_KEY));
        variables.put("GERBANG_OPERATOR_URL", ports.url("operator"));
        variables.put("GERBANG_VAULT_OPERATOR_URL", ports.url("vault-operator"));
        variables.put("GERBANG_FRAUD_OPERATOR_URL", ports.url("fraud-operator"));
        variables.put("GERBANG_SETTLEMENT_OPERATOR_URL", ports.url("settlement-operator"));
        variables.put("GERBANG_OPERATOR_TOKEN_FILE", secrets.operatorTokenFile().toString());
        variables.put("GERBANG_KAFKA", "127.0.0.1:" + ports.of("kafka"));
        variables.put("GERBANG_KAFKA_SERVICES", "127.0.0.1:" + ports.of("kafka-services"));
        variables.put("GERBANG_POSTGRES", databases.address());
        for (var application : Application.ALL) {
            variables.put(
                    "GERBANG_JDBC_" + application.variable(), databases.auditorUrl(application));
            variables.put(
                    "GERBANG_" + application.variable() + "_URL", ports.url(application.name()));
        }
        return variables;
    }
}
