using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using RyzeChatwoot.Infrastructure.RateLimiting;
using RyzeChatwoot.WebApi.Authentication;

namespace RyzeChatwoot.WebApi.RateLimiting;

/// <summary>
/// Lets a token, or without a valid one an address, send so many requests a minute (contract, section 3). Only routes that want a token
/// are limited.
/// </summary>
internal sealed class TokenRateLimiter(IRequestCounter counter, RateLimitOptions options) : PartitionedRateLimiter<HttpContext>
{
    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => null;

    // The middleware tries this first and then waits; a request is counted once, in the second.
    protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount) => Lease.Denied;

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(HttpContext resource, int permitCount, CancellationToken cancellationToken)
    {
        if (options.PerMinute == 0 || resource.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null)
        {
            return Lease.Granted;
        }

        // Who is over the limit stays where they are, and costs nobody a statement.
        var key = KeyOf(resource);
        var count = counter.Look(key) is var known && known.Used > options.PerMinute
            ? known
            : await counter.CountAsync(key, cancellationToken);
        RateLimitHeaders.Remember(resource, count);
        return count.Used <= options.PerMinute ? Lease.Granted : Lease.Denied;
    }

    private static RequestKey KeyOf(HttpContext context) => context.User.Identity is CallerIdentity caller
        ? caller.RequestKey
        : RequestKey.OfAddress(context.Connection.RemoteIpAddress);

    private sealed class Lease(bool isAcquired) : RateLimitLease
    {
        public static readonly Lease Granted = new(isAcquired: true);
        public static readonly Lease Denied = new(isAcquired: false);

        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
