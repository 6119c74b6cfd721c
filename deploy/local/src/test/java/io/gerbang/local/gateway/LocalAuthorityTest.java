package io.gerbang.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAuthorityTest {
    private static final String PASSWORD = "only-for-tests";
    private static final List<String> FILES = List.of("edge.p12", "ca.pem", "ca.p12");

    /** Making one takes more than a second, so most tests begin with a copy. */
    @TempDir static Path authorities;

    @TempDir Path folder;

    @BeforeAll
    static void make() throws Exception {
        new LocalAuthority(authorities.resolve("one"), PASSWORD).ensure();
        new LocalAuthority(authorities.resolve("two"), PASSWORD).ensure();
    }

    @Test
    void who_trusts_the_authority_trusts_this_machine_by_its_names() throws Exception {
        var authority = given();
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
        var authority = given();

        var store = KeyStore.getInstance(authority.keyStore().toFile(), PASSWORD.toCharArray());

        assertThat(Collections.list(store.aliases())).containsExactly("edge");
        assertThat(store.getCertificateChain("edge")).hasSize(2);
        var trusted =
                KeyStore.getInstance(authority.trustStore().toFile(), "authority".toCharArray());
        assertThat(trusted.isCertificateEntry("authority")).isTrue();
    }

    @Test
    void what_will_do_for_some_time_is_kept() throws Exception {
        var first = Files.readString(given().authority());

        assertThat(Files.readString(made().authority())).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"edge.p12", "ca.pem", "ca.p12"})
    void what_is_missing_or_half_written_is_made_again_with_all_the_rest(String file)
            throws Exception {
        var before = Files.readString(given().authority());
        Files.writeString(folder.resolve("tls").resolve(file), "half");
        assertConsistent(made());

        Files.delete(folder.resolve("tls").resolve(file));
        var after = made();

        assertConsistent(after);
        assertThat(Files.readString(after.authority())).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"edge.p12", "ca.pem", "ca.p12"})
    void files_of_two_authorities_are_made_again(String file) throws Exception {
        given();
        Files.copy(
                authorities.resolve("two").resolve(file),
                folder.resolve("tls").resolve(file),
                StandardCopyOption.REPLACE_EXISTING);

        assertConsistent(made());
    }

    @Test
    void a_key_store_that_still_signs_is_made_again() throws Exception {
        var authority = given();
        var store = keys(authority);
        store.setCertificateEntry("authority", store.getCertificateChain("edge")[1]);
        try (var file = Files.newOutputStream(authority.keyStore())) {
            store.store(file, PASSWORD.toCharArray());
        }

        assertConsistent(made());
    }

    @Test
    void a_run_that_failed_leaves_nothing_that_looks_whole() throws Exception {
        var authority = given();
        Files.delete(authority.trustStore());
        var obstacle = Files.createDirectories(authority.trustStore().resolve("in the way"));

        assertThatThrownBy(authority::ensure).isInstanceOf(IOException.class);

        assertThat(authority.keyStore()).doesNotExist();

        Files.delete(obstacle);
        Files.delete(authority.trustStore());
        assertConsistent(made());
    }

    @Test
    void no_draft_with_the_authoritys_key_stays_behind() throws Exception {
        var draft = folder.resolve("tls.draft");
        given();
        Files.createDirectories(draft);
        Files.writeString(draft.resolve("edge.p12"), "left by a crash");

        made();

        assertThat(draft).doesNotExist();
        try (var files = Files.list(folder.resolve("tls"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(FILES);
        }
    }

    private static void assertConsistent(LocalAuthority authority) throws Exception {
        var keys = keys(authority);
        var signer = keys.getCertificateChain("edge")[1];
        var trusted =
                KeyStore.getInstance(authority.trustStore().toFile(), "authority".toCharArray());

        assertThat(Collections.list(keys.aliases())).containsExactly("edge");
        assertThat(trusted.getCertificate("authority")).isEqualTo(signer);
        try (var pem = Files.newInputStream(authority.authority())) {
            assertThat(CertificateFactory.getInstance("X.509").generateCertificate(pem))
                    .isEqualTo(signer);
        }
    }

    private static KeyStore keys(LocalAuthority authority) throws Exception {
        return KeyStore.getInstance(authority.keyStore().toFile(), PASSWORD.toCharArray());
    }

    private LocalAuthority given() throws IOException {
        var tls = Files.createDirectories(folder.resolve("tls"));
        for (var file : FILES) {
            Files.copy(authorities.resolve("one").resolve(file), tls.resolve(file));
        }
        return new LocalAuthority(tls, PASSWORD);
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
