package io.gerbang.systemtests.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one gateway, which starts with the first that asks and stops with the last. */
public final class GatewayExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningGateway.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(
                        StoreScope.LAUNCHER_SESSION, Namespace.create(GatewayExtension.class))
                .computeIfAbsent(RunningGateway.class, _ -> start(), RunningGateway.class);
    }

    private static RunningGateway start() {
        try {
            return RunningGateway.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
