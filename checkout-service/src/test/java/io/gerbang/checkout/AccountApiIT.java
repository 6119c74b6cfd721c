package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class AccountApiIT extends ShopApi {

    @Test
    void a_key_reads_its_own_merchant() {
        var account = api.get("/v1/account");

        assertThat(account.text("object")).isEqualTo("account");
        assertThat(account.text("id")).isEqualTo(merchant.merchant().id());
        assertThat(account.text("settings.dashboard.display_name"))
                .isEqualTo(merchant.merchant().name());
    }

    @Test
    void there_is_nothing_to_choose() {
        var refused = api.get("/v1/account?account=acct_another");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error.code")).isEqualTo("parameter_unknown");
    }
}
