package io.gerbang.authorization.adapter.threedsecure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How cardholders are authenticated. */
@ConfigMapping(prefix = "gerbang.authorization.three-d-secure")
public interface ThreeDSecureConfig {

    /** Base URL of the directory server; GERBANG_THREE_D_SECURE_URL in the environment. */
    @WithDefault("${gerbang.three-d-secure.url:http://127.0.0.1:8090}")
    String url();

    /** The origin that shoppers see; GERBANG_PUBLIC_URL in the environment. */
    @WithDefault("${gerbang.public.url:http://127.0.0.1:8080}")
    String publicUrl();

    /** How long the directory server may take to answer, in milliseconds. */
    @WithDefault("5000")
    int timeoutMs();
}
