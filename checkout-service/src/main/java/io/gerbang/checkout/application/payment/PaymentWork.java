package io.gerbang.checkout.application.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.event.MerchantEvent;
import io.gerbang.checkout.application.idempotency.IdempotencyStore.Kept;
import io.gerbang.checkout.application.idempotency.IdempotentCall;
import io.gerbang.checkout.application.view.ChargeView;
import io.gerbang.checkout.application.view.PaymentView;
import io.gerbang.checkout.application.view.Previously;
import io.gerbang.checkout.application.view.RefundView;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.IdempotencyKey;
import io.gerbang.checkout.domain.Notice;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PendingRequest;
import io.gerbang.checkout.domain.Refund;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.events.EventRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a batch changes, collected in memory and then written with a statement per table. Each
 * object is kept as it is now, so that the next step of the batch sees what the last one did.
 */
public final class PaymentWork {

    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Set<String> inserted = new LinkedHashSet<>();
    private final Set<String> updated = new LinkedHashSet<>();
    private final Map<String, Charge> charges = new LinkedHashMap<>();
    private final Set<String> changedCharges = new LinkedHashSet<>();
    private final Map<String, Refund> refunds = new LinkedHashMap<>();
    private final Set<String> changedRefunds = new LinkedHashSet<>();
    private final Map<String, SavedMethod> methods = new LinkedHashMap<>();
    private final Set<String> changedMethods = new LinkedHashSet<>();
    private final Map<String, SetupIntent> setups = new LinkedHashMap<>();
    private final Map<String, Charge> chargesBefore = new HashMap<>();
    private final Map<String, Refund> refundsBefore = new HashMap<>();
    private final List<MerchantEvent> merchantEvents = new ArrayList<>();
    private final List<EventRecord<?>> events = new ArrayList<>();
    private final List<Kept> answers = new ArrayList<>();
    private final List<IdempotentCall> released = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();

    /** What caused a change: all that the merchant's events take from it. */
    public record Cause(
            Tenant tenant,
            Instant at,
            String id,
            @Nullable String requestId,
            @Nullable IdempotencyKey idempotencyKey) {

        /**
         * An event of another service.
         *
         * @param request which it answers; null where it answers none
         */
        public static Cause of(EventRecord<?> event, @Nullable PendingRequest request) {
            return new Cause(
                    Tenant.of(event),
                    event.occurredAt(),
                    event.id(),
                    request == null ? null : request.requestId(),
                    request == null ? null : request.idempotencyKey());
        }
    }

    public void loaded(
            Map<String, Payment> known,
            Map<String, Charge> knownCharges,
            Map<String, Refund> knownRefunds) {
        payments.putAll(known);
        charges.putAll(knownCharges);
        refunds.putAll(knownRefunds);
    }

    public void loaded(Map<String, SavedMethod> knownMethods) {
        methods.putAll(knownMethods);
    }

    /** The tenant's own: what a batch holds of other tenants is none of an order's business. */
    public @Nullable Payment payment(ObjectRef ref) {
        var payment = payments.get(ref.id());
        return payment != null && ref.tenant().equals(Tenant.of(payment)) ? payment : null;
    }

    public @Nullable Charge charge(@Nullable String id) {
        return id == null ? null : charges.get(id);
    }

    public @Nullable Refund refund(@Nullable String id) {
        return id == null ? null : refunds.get(id);
    }

    public @Nullable SavedMethod method(String id) {
        return methods.get(id);
    }

    public void insert(Payment payment) {
        payments.put(payment.id(), payment);
        inserted.add(payment.id());
    }

    public void update(Payment payment) {
        var before = payments.put(payment.id(), payment);
        if (!payment.equals(before) && !inserted.contains(payment.id())) {
            updated.add(payment.id());
        }
    }

    public void put(Charge charge) {
        chargesBefore.put(charge.id(), charges.put(charge.id(), charge));
        changedCharges.add(charge.id());
    }

    public void put(Refund refund) {
        refundsBefore.put(refund.id(), refunds.put(refund.id(), refund));
        changedRefunds.add(refund.id());
    }

    public void put(SavedMethod method) {
        methods.put(method.id(), method);
        changedMethods.add(method.id());
    }

    public void put(SetupIntent setup) {
        setups.put(setup.id(), setup);
    }

    public void publish(EventRecord<?> event) {
        events.add(event);
    }

    public void keep(IdempotentCall call, Answer answer) {
        keep(call.tenant(), call.key(), answer);
    }

    public void keep(Tenant tenant, IdempotencyKey key, Answer answer) {
        answers.add(new Kept(tenant, key, answer));
    }

    /** Takes back the claim of a call for which nothing is done. */
    public void release(IdempotentCall call) {
        released.add(call);
    }

    /** Does something once all this is committed, before the merchant is told. */
    public void afterCommit(Runnable step) {
        afterCommit.add(step);
    }

    /** Tells the merchant, with the subject as it is now and what its last change took away. */
    public void tell(
            Notice notice,
            Cause cause,
            Payment payment,
            @Nullable Charge charge,
            @Nullable Refund refund) {
        var object = view(notice, payment, charge, refund);
        if (object == null) {
            return;
        }
        var previously = notice.isChange() ? previously(notice, object, charge, refund) : null;
        tell(notice.type(), cause, object, previously);
    }

    public void tell(String type, Cause cause, ObjectNode object, @Nullable String previously) {
        var key = cause.idempotencyKey();
        merchantEvents.add(
                new MerchantEvent(
                        Ids.derive("evt_", cause.at(), cause.id() + type),
                        cause.tenant(),
                        type,
                        cause.at(),
                        object.toString(),
                        previously,
                        cause.requestId(),
                        key == null ? null : key.value()));
    }

    private @Nullable String previously(
            Notice notice, ObjectNode object, @Nullable Charge charge, @Nullable Refund refund) {
        var before =
                view(
                        notice,
                        null,
                        charge == null ? null : chargesBefore.get(charge.id()),
                        refund == null ? null : refundsBefore.get(refund.id()));
        return before == null ? null : Previously.of(before, object).toString();
    }

    private static @Nullable ObjectNode view(
            Notice notice,
            @Nullable Payment payment,
            @Nullable Charge charge,
            @Nullable Refund refund) {
        return switch (notice.subject()) {
            case PAYMENT -> payment == null ? null : PaymentView.of(payment);
            case CHARGE -> charge == null ? null : ChargeView.of(charge);
            case REFUND -> refund == null ? null : RefundView.of(refund);
        };
    }

    List<Payment> insertedPayments() {
        return inserted.stream().map(payments::get).toList();
    }

    public List<Payment> updatedPayments() {
        return updated.stream().map(payments::get).toList();
    }

    List<Charge> changedCharges() {
        return changedCharges.stream().map(charges::get).toList();
    }

    List<Refund> changedRefunds() {
        return changedRefunds.stream().map(refunds::get).toList();
    }

    List<SavedMethod> changedMethods() {
        return changedMethods.stream().map(methods::get).toList();
    }

    public Collection<SetupIntent> changedSetups() {
        return setups.values();
    }

    List<MerchantEvent> merchantEvents() {
        return merchantEvents;
    }

    List<EventRecord<?>> events() {
        return events;
    }

    List<Kept> answers() {
        return answers;
    }

    List<IdempotentCall> released() {
        return released;
    }

    List<Runnable> afterCommit() {
        return afterCommit;
    }
}
