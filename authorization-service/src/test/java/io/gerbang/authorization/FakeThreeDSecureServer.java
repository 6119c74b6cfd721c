package io.gerbang.authorization;

import io.gerbang.authorization.application.issuer.CardholderAuthentication;
import io.gerbang.authorization.application.issuer.ThreeDSecureServer;
import io.gerbang.authorization.domain.AuthenticationAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A directory server that says what it is told to say. */
@ApplicationScoped
public class FakeThreeDSecureServer implements ThreeDSecureServer {

    private final List<CardholderAuthentication> asked = new CopyOnWriteArrayList<>();
    private volatile AuthenticationAnswer first = new AuthenticationAnswer.Open();
    private volatile AuthenticationAnswer later = new AuthenticationAnswer.Open();
    private volatile boolean hangs;

    void says(AuthenticationAnswer toTheRequest, AuthenticationAnswer afterTheChallenge) {
        hangs = false;
        first = toTheRequest;
        later = afterTheChallenge;
    }

    /** Whoever asks dies before the answer comes. */
    void hangs() {
        hangs = true;
    }

    List<CardholderAuthentication> asked(String merchantId) {
        return asked.stream().filter(request -> request.merchantId().equals(merchantId)).toList();
    }

    @Override
    public Uni<AuthenticationAnswer> authenticate(CardholderAuthentication request) {
        asked.add(request);
        return hangs ? Uni.createFrom().nothing() : Uni.createFrom().item(first);
    }

    @Override
    public Uni<AuthenticationAnswer> result(String transactionId) {
        return Uni.createFrom().item(later);
    }

    @Override
    public String page(String merchantId, boolean livemode, String paymentId) {
        return "https://pay.example.com/" + paymentId;
    }
}
