using System.Buffers.Binary;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Infrastructure.RateLimiting;

namespace RyzeChatwoot.UnitTests.Infrastructure.RateLimiting;

public sealed class InMemoryRateLimitCounterTests
{
    private const int Places = 100_000;
    private const int Concurrency = 4;
    private const int Each = 250_000;

    private static readonly RateLimitKey Known = RateLimitKey.OfToken(AccessToken.Hash("a-token-of-the-tests"));
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch);
    private readonly InMemoryRateLimitCounter counter;

    public InMemoryRateLimitCounterTests() => counter = new InMemoryRateLimitCounter(clock);

    [Test]
    public void Counts_each_key_on_its_own()
    {
        Count(Known);
        Count(Known);
        Count(Address(1));

        Assert.That((Used(Known), Used(Address(1)), Used(Address(2))), Is.EqualTo((2, 1, 0)));
    }

    [Test]
    public void A_window_begins_with_its_first_request_and_lasts_a_minute()
    {
        clock.Advance(TimeSpan.FromSeconds(17));
        var first = Count(Known);

        clock.Advance(Minute - Tick);
        var last = Count(Known);
        clock.Advance(Tick);
        var next = Count(Known);

        Assert.That(first.EndsAt, Is.EqualTo(DateTime.UnixEpoch + TimeSpan.FromSeconds(77)));
        Assert.That(last, Is.EqualTo(new RateLimitWindow(2, first.EndsAt)));
        Assert.That(next, Is.EqualTo(new RateLimitWindow(1, first.EndsAt + Minute)));
    }

    [Test]
    public void Peeking_counts_nothing_and_sees_the_end_of_a_window()
    {
        Count(Known);

        var before = counter.Peek(Known);
        clock.Advance(Minute);

        Assert.That((before.Used, counter.Peek(Known).Used), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Counts_exactly_however_many_ask_at_once()
    {
        using var start = new Barrier(Concurrency);
        await Task.WhenAll(Enumerable.Range(0, Concurrency).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                for (var i = 0; i < Each; i++)
                {
                    Count(Known);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.That(Used(Known), Is.EqualTo(Concurrency * Each));
    }

    [Test]
    public void Beyond_its_places_all_other_addresses_share_one_bucket()
    {
        FillAllPlaces();

        Count(Address(Places));
        Count(Address(Places + 1));

        Assert.That(Used(RateLimitKey.OtherAddresses), Is.EqualTo(2));
        Assert.That(Used(Address(Places + 1)), Is.Zero, "It has no place of its own.");
        Assert.That(Count(Address(7)).Used, Is.EqualTo(2), "Who has a place keeps it.");
    }

    [Test]
    public void A_token_has_a_place_however_many_addresses_there_are()
    {
        FillAllPlaces();

        Count(Known);

        Assert.That((Used(Known), Used(RateLimitKey.OtherAddresses)), Is.EqualTo((1, 0)));
    }

    [Test]
    public void A_minute_later_the_places_are_free_again()
    {
        FillAllPlaces();
        Count(Address(Places));
        clock.Advance(Minute);

        FillAllPlaces(from: Places);

        Assert.That(Used(Address(Places)), Is.EqualTo(1));
        Assert.That(Used(RateLimitKey.OtherAddresses), Is.Zero);
        Count(Address(0));
        Assert.That(Used(RateLimitKey.OtherAddresses), Is.EqualTo(1), "There are as many places as before, and no more.");
    }

    [Test]
    public void Sweeping_leaves_windows_alone_that_are_not_over()
    {
        clock.Advance(TimeSpan.FromSeconds(30));
        Count(Known);
        Count(Address(1));
        clock.Advance(TimeSpan.FromSeconds(30));

        Count(Address(2));

        Assert.That((Used(Known), Used(Address(1))), Is.EqualTo((1, 1)));
    }

    [Test]
    public void Takes_over_what_was_counted_elsewhere()
    {
        var elsewhere = new RateLimitWindow(41, DateTime.UnixEpoch + TimeSpan.FromSeconds(20));

        counter.Remember(Known, elsewhere);

        Assert.That(counter.Peek(Known), Is.EqualTo(elsewhere));
        Assert.That(Count(Known).Used, Is.EqualTo(42));
    }

    private static RateLimitKey Address(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, 0x0A00_0000 + number);
        return RateLimitKey.OfAddress(new IPAddress(bytes));
    }

    private RateLimitWindow Count(RateLimitKey key) => counter.CountAsync(key, CancellationToken.None).AsTask().Result;

    private int Used(RateLimitKey key) => counter.Peek(key).Used;

    private void FillAllPlaces(int from = 0)
    {
        for (var number = from; number < from + Places; number++)
        {
            Count(Address(number));
        }
    }
}
