package io.chartwright.publish.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Collects an answer's body, and gives up when it is larger than what was allowed. */
final class BoundedBody implements BodySubscriber<byte[]> {

    private static final int START = 1 << 16;

    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final long limit;
    private final long announced;
    private byte[] bytes;
    private int size;

    private BoundedBody(long limit, long announced) {
        this.limit = limit;
        this.announced = announced;
        this.bytes = new byte[announced < 0 ? START : (int) Math.min(announced, START)];
    }

    /** Returns a handler for bodies of up to so many bytes. */
    static BodyHandler<byte[]> upTo(long limit) {
        return answer -> new BoundedBody(
                limit, answer.headers().firstValueAsLong("Content-Length").orElse(-1));
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            if (whole.isDone()) {
                return;
            }
            if (part.remaining() > limit - size) {
                whole.completeExceptionally(new TooLargeException(limit));
                return;
            }
            grow(size + part.remaining());
            int length = part.remaining();
            part.get(bytes, size, length);
            size += length;
        }
    }

    /** Makes room; a body whose length was announced ends in an array of just that length, without a last copy. */
    private void grow(int least) {
        if (least > bytes.length) {
            long doubled = Math.max(least, Math.min(bytes.length * 2L, limit));
            bytes = Arrays.copyOf(bytes, (int) (announced >= least ? Math.min(doubled, announced) : doubled));
        }
    }

    @Override
    public void onError(Throwable problem) {
        whole.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        whole.complete(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
    }

    /** An answer is larger than what was allowed. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(long limit) {
            super("the answer has more than " + limit + " bytes");
        }
    }
}
