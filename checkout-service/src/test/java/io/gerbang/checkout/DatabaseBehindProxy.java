package io.gerbang.checkout;

import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service whose statements, but for the migrations, pass through a {@link SilencingProxy}. */
public final class DatabaseBehindProxy
        implements QuarkusTestProfile, QuarkusTestResourceLifecycleManager {

    private static final String URL = "quarkus.datasource.reactive.url";

    private SilencingProxy proxy;

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(DatabaseBehindProxy.class));
    }

    @Override
    public Map<String, String> start() {
        var infrastructure = new EmbeddedInfrastructure();
        infrastructure.init(Map.of("database", "checkout"));
        var settings = new HashMap<>(infrastructure.start());
        var database = URI.create(settings.get(URL));
        proxy = new SilencingProxy(database.getHost(), database.getPort());
        settings.put(URL, "postgresql://127.0.0.1:" + proxy.port() + database.getPath());
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(proxy, new TestInjector.MatchesType(SilencingProxy.class));
    }

    @Override
    public void stop() {
        proxy.close();
    }
}
