package io.gerbang.checkout;

import io.gerbang.checkout.application.merchant.CreateMerchantHandler;
import io.gerbang.checkout.application.merchant.CreateMerchantHandler.Created;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What tests of the merchant API have in common: a new shop, and a played authorization-service.
 */
abstract class ShopApi {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource URI base;
    @Inject CreateMerchantHandler merchants;

    FakeAuthorization authorization;
    Created merchant;
    Api api;

    @BeforeEach
    void open() {
        authorization = new FakeAuthorization(bootstrapServers);
        merchant = Api.newShop(merchants);
        api = new Api(base, merchant.secretKey());
    }

    @AfterEach
    void close() throws InterruptedException {
        authorization.close();
    }
}
