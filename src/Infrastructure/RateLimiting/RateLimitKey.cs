using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace RyzeChatwoot.Infrastructure.RateLimiting;

/// <summary>The key of a bucket: a valid token, or the client's address.</summary>
/// <param name="Value">128 bits of a hash; they reveal nothing about the token.</param>
/// <param name="IsAddress">Whether it is an address.</param>
public readonly record struct RateLimitKey(UInt128 Value, bool IsAddress)
{
    private const int BitsOfHost = 64;

    /// <summary>The shared bucket of all addresses beyond the memory bound.</summary>
    public static readonly RateLimitKey OtherAddresses = new(UInt128.Zero, IsAddress: true);

    /// <summary>The bucket of a token, whichever header carried it.</summary>
    /// <param name="tokenHash">Its SHA-256.</param>
    public static RateLimitKey OfToken(ReadOnlySpan<byte> tokenHash) => new(BinaryPrimitives.ReadUInt128BigEndian(tokenHash), IsAddress: false);

    /// <summary>The bucket of a client address; for IPv6 that of its /64 network, because a client chooses the rest itself.</summary>
    public static RateLimitKey OfAddress(IPAddress? address)
    {
        if (address is null)
        {
            return OtherAddresses;
        }

        Span<byte> bytes = stackalloc byte[16];
        address.MapToIPv6().TryWriteBytes(bytes, out _);
        var value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        var isIPv4 = address.AddressFamily == AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6;
        return new RateLimitKey(isIPv4 ? value : value >> BitsOfHost << BitsOfHost, IsAddress: true);
    }

    /// <summary>The key as it is stored in a column.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[17];
        bytes[0] = IsAddress ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(1), Value);
        return bytes;
    }
}
