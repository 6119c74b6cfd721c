package io.gerbang.systemtests.security;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Many connections that keep a server waiting, each in the hope that it has no end. */
final class Crowd implements AutoCloseable {
    private static final int ROOM = 4_096;

    private final Selector selector = Selector.open();
    private final ByteBuffer rest = ByteBuffer.allocate(ROOM);
    private int open;

    Crowd() throws IOException {}

    /** Opens connections that have said this much so far. */
    Crowd join(int count, URI origin, String beginning) throws IOException {
        var bytes = beginning.getBytes(StandardCharsets.ISO_8859_1);
        for (var index = 0; index < count; index++) {
            var channel =
                    SocketChannel.open(new InetSocketAddress(origin.getHost(), origin.getPort()));
            channel.write(ByteBuffer.wrap(bytes));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            open++;
        }
        return this;
    }

    int open() {
        return open;
    }

    /** Has every connection say a little more. */
    void trickle(String more) {
        for (var key : selector.keys()) {
            try {
                ((SocketChannel) key.channel())
                        .write(ByteBuffer.wrap(more.getBytes(StandardCharsets.ISO_8859_1)));
            } catch (IOException closed) {
                // The server has had enough, which is noticed where it is read.
            }
        }
    }

    /** Notices who was sent away; waits for as long as nobody is. */
    void watch(Duration patience) throws IOException {
        selector.select(
                key -> {
                    if (hasEnded((SocketChannel) key.channel())) {
                        key.cancel();
                        open--;
                    }
                },
                patience.toMillis());
    }

    private boolean hasEnded(SocketChannel channel) {
        try {
            var length = channel.read(rest.clear());
            if (length < 0) {
                channel.close();
            }
            return length < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
