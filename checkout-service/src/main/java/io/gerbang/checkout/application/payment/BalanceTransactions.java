package io.gerbang.checkout.application.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.web.key.Caller;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;

/** Port: settlement-service's balance transactions, for those who expand them. */
public interface BalanceTransactions {

    /** Those that exist, by id, as the Stripe wire shows them. */
    Uni<Map<String, ObjectNode>> load(Caller caller, Set<String> ids);
}
