package io.gerbang.checkout.adapter.webhook;

import io.gerbang.checkout.application.webhook.NameService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The machine's own name service, so that names mean what they mean to everything else on it. It
 * blocks, for as long as whoever owns the name likes, and so has threads of its own.
 */
@ApplicationScoped
class SystemNameService implements NameService {

    private static final int THREADS = 32;
    private static final int LARGEST_QUEUE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long IDLE_S = 30;

    private final ExecutorService threads = threads();

    @Override
    public Uni<List<InetAddress>> resolve(String host) {
        return Uni.createFrom()
                .item(() -> look(host))
                .runSubscriptionOn(threads)
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private static List<InetAddress> look(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExecutorService threads() {
        var threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        IDLE_S,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(LARGEST_QUEUE),
                        Thread.ofPlatform().daemon().name("names-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
