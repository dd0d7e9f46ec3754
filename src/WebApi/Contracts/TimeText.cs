using System.Globalization;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>The format of times in responses: RFC 3339 in UTC, whole seconds (contract, sections 5 and 9).</summary>
internal static class TimeText
{
    public static string Of(DateTime utc) => string.Create(CultureInfo.InvariantCulture, $"{utc:s}Z");
}
