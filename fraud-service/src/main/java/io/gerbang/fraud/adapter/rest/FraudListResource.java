package io.gerbang.fraud.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.fraud.application.MerchantRulesHandler;
import io.gerbang.fraud.domain.ListEntry;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.page.StripeList;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A merchant's block and allow lists, one entry at a time. */
@Path("/internal/merchants/{merchantId}/fraud_lists")
@Consumes(MediaType.APPLICATION_JSON)
public class FraudListResource {

    private static final Comparator<ListEntry> ORDER =
            Comparator.comparing(ListEntry::list)
                    .thenComparing(ListEntry::attribute)
                    .thenComparing(ListEntry::value);

    private final MerchantRulesHandler rules;

    FraudListResource(MerchantRulesHandler rules) {
        this.rules = rules;
    }

    @GET
    public Uni<ObjectNode> list(@BeanParam TenantPath path) {
        var tenant = path.tenant();
        var url = "/internal/merchants/" + tenant.merchantId() + "/fraud_lists";
        return rules.rules(tenant).map(stored -> list(url, stored.entries()));
    }

    /** Adds the entry in the body. */
    @POST
    public Uni<ObjectNode> add(@BeanParam TenantPath path, @Nullable JsonNode body) {
        var entry = ListEntryJson.read(body);
        return rules.add(path.tenant(), entry)
                .map(added -> {
                    if (!added) {
                        throw full();
                    }
                    return ListEntryJson.write(entry);
                });
    }

    /** Removes the entry in the body: what is listed may be too much for a URL and its log. */
    @DELETE
    public Uni<ObjectNode> remove(@BeanParam TenantPath path, @Nullable JsonNode body) {
        var entry = ListEntryJson.read(body);
        return rules.remove(path.tenant(), entry)
                .map(removed -> {
                    if (!removed) {
                        throw StripeErrors.resourceMissing("list entry", entry.value());
                    }
                    return ListEntryJson.write(entry).put("deleted", true);
                });
    }

    private static ObjectNode list(String url, Collection<ListEntry> entries) {
        var data = entries.stream().sorted(ORDER).map(ListEntryJson::write).toList();
        return StripeList.of(url, data, false);
    }

    private static RuntimeException full() {
        var message = "A merchant's lists take " + MerchantRulesHandler.LONGEST_LISTS + " entries.";
        return StripeErrors.invalid(400, message).build();
    }
}
