package io.gerbang.systemtests.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.web.key.Scope;
import org.junit.jupiter.api.Test;

class RouteScopesIT {

    @Test
    void every_route_is_in_the_table_of_scopes() throws Exception {
        assertThat(Routes.ofServices())
                .isNotEmpty()
                .filteredOn(route -> Scope.of(route.method(), route.path()).isEmpty())
                .extracting(Route::path)
                .as("routes that io.gerbang.web.key.Resource does not know")
                .isEmpty();
    }
}
