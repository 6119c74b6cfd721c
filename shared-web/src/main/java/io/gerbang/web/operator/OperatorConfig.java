package io.gerbang.web.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a service listens to operators, which it does where there is a token. */
@ConfigMapping(prefix = "gerbang.operator")
public interface OperatorConfig {

    /** An address of this machine: whoever comes from elsewhere comes through a tunnel. */
    @WithDefault("127.0.0.1")
    String host();

    /** GERBANG_OPERATOR_PORT in the environment. The edge never sends anyone there. */
    @WithDefault("8081")
    int port();

    /** A file of tokens that only its owner may read; GERBANG_OPERATOR_TOKENS_FILE. */
    Optional<Path> tokensFile();

    /** Tokens, each {@code name:secret}. */
    Optional<List<String>> tokens();
}
