package io.gerbang.checkout.application.webhook;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/** What names mean at the moment. */
public interface NameService {

    /**
     * All addresses of a host, the preferred first; fails where it has none, or none is known in
     * time.
     *
     * @param host a name, or an address as URLs have it
     */
    Uni<List<InetAddress>> resolve(String host);
}
