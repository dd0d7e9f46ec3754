using System.Text.Json.Serialization;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary><c>active</c>: messages are delivered. <c>paused</c>: delivery is suspended on purpose. <c>error</c>: delivery fails.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportedStatus>))]
public enum ReportedStatus
{
    /// <summary>Messages are delivered.</summary>
    [JsonStringEnumMemberName("active")]
    Active,

    /// <summary>Delivery is suspended on purpose.</summary>
    [JsonStringEnumMemberName("paused")]
    Paused,

    /// <summary>Delivery fails.</summary>
    [JsonStringEnumMemberName("error")]
    Error,
}

internal static class ReportedStatusMapping
{
    public static ReportedStatus ToReported(this IntegrationStatus status) => status switch
    {
        IntegrationStatus.Active => ReportedStatus.Active,
        IntegrationStatus.Paused => ReportedStatus.Paused,
        IntegrationStatus.Error => ReportedStatus.Error,
    };
}
