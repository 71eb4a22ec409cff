package org.niffler.workflow.notice;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.niffler.notify.MailException;
import org.niffler.notify.MailSettings;
import org.niffler.notify.Mailer;
import org.niffler.schedule.Backoff;
import org.niffler.workflow.Reaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells by mail, and by posting the result to a URL. What it logs holds neither the result nor secrets of a URL. */
public final class MailAndPost implements Notices {

    private static final Logger LOG = LoggerFactory.getLogger(MailAndPost.class);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Not the result: nobody knows what a program wrote into it, and mails go anywhere, readable for all on their way. */
    private static final String TEXT =
            ".\n\nWhat the program said is in the run's record, not in this mail, as it may name patients.\n";

    private final Optional<Mailer> mailer;
    private final ResultPost post;
    private final AtomicBoolean missingSettingsTold = new AtomicBoolean();
    private final ExecutorService mails = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "workflow-mail");
        thread.setDaemon(true);
        return thread;
    });

    /** @param mail without it mails are not sent, which is told once */
    public MailAndPost(Optional<MailSettings> mail, Clock clock) {
        this(mail, clock, new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(10), 3));
    }

    /** @param backoff between the attempts to post */
    MailAndPost(Optional<MailSettings> mail, Clock clock, Backoff backoff) {
        this.mailer = mail.map(settings -> new Mailer(settings, clock));
        this.post = new ResultPost(backoff, PATIENCE);
    }

    @Override
    public void tell(Reaction reaction, String subject, String result) {
        long start = System.nanoTime();
        CompletableFuture<Void> mailed = reaction.mail()
                .map(address -> CompletableFuture.runAsync(() -> mail(address, subject), mails))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        try {
            if (reaction.post().isPresent()) {
                post(reaction.post().get(), subject, result);
            }
            long left = PATIENCE.toNanos() - (System.nanoTime() - start);
            mailed.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.warn("The mail '{}' is not sent yet; it is left to itself.", subject);
        } catch (ExecutionException e) {
            // Boundary to the mail's thread: whatever it did not expect is no reason for a run to fail.
            LOG.warn("The mail '{}' was not sent.", subject, e.getCause());
        } catch (InterruptedException e) {
            LOG.warn("Nobody may know of '{}': interrupted while telling it.", subject);
            Thread.currentThread().interrupt();
        }
    }

    private void mail(String address, String subject) {
        if (mailer.isEmpty()) {
            if (missingSettingsTold.compareAndSet(false, true)) {
                LOG.warn("A workflow wants a mail to be sent, but no mail server is configured: no mails are sent.");
            }
            return;
        }
        try {
            mailer.get().send(address, subject, subject + TEXT);
        } catch (MailException e) {
            LOG.warn("The mail '{}' was not sent. {}", subject, e.getMessage());
        }
    }

    private void post(URI target, String subject, String result) throws InterruptedException {
        Optional<String> problem = post.send(target, result);
        if (problem.isPresent()) {
            LOG.warn("The result of '{}' was not posted to {}: {}.", subject, ResultPost.server(target), problem.get());
        }
    }
}
