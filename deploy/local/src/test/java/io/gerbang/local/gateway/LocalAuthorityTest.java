package io.gerbang.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAuthorityTest {
    private static final String PASSWORD = "only-for-tests";

    @TempDir Path folder;

    @Test
    void who_trusts_the_authority_trusts_this_machine_by_its_names() throws Exception {
        var authority = made();
        var vertx = Vertx.vertx();
        try {
            var server =
                    vertx.createHttpServer(options(authority))
                            .requestHandler(request -> request.response().setStatusCode(204).end())
                            .listen(0, "127.0.0.1")
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(10, TimeUnit.SECONDS);
            for (var name : new String[] {"127.0.0.1", "localhost"}) {
                var url = "https://" + name + ":" + server.actualPort();

                assertThat(HttpProbe.answers(url, 204, Optional.of(authority.authority())))
                        .isTrue();
                assertThat(HttpProbe.answers(url, 204)).isFalse();
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void nobody_can_sign_in_the_authoritys_name_again() throws Exception {
        var authority = made();

        var store = KeyStore.getInstance(authority.keyStore().toFile(), PASSWORD.toCharArray());

        assertThat(Collections.list(store.aliases())).containsExactly("edge");
        assertThat(store.getCertificateChain("edge")).hasSize(2);
        var trusted =
                KeyStore.getInstance(authority.trustStore().toFile(), "authority".toCharArray());
        assertThat(trusted.isCertificateEntry("authority")).isTrue();
    }

    @Test
    void what_will_do_for_some_time_is_kept() throws Exception {
        var first = Files.readString(made().authority());

        assertThat(Files.readString(made().authority())).isEqualTo(first);
    }

    private LocalAuthority made() throws Exception {
        var authority = new LocalAuthority(folder.resolve("tls"), PASSWORD);
        authority.ensure();
        return authority;
    }

    private static HttpServerOptions options(LocalAuthority authority) {
        return new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(
                        new PfxOptions()
                                .setPath(authority.keyStore().toString())
                                .setPassword(PASSWORD));
    }
}
