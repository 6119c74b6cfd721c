package io.gerbang.testing;

final class ContainerKafka extends TestKafka {
    @Override
    public String bootstrapServers() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void kill() {}

    @Override
    public void restart() {}
}
