using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace RyzeChatwoot.UnitTests;

/// <summary>The meter factory of the framework, a new one for each test.</summary>
internal static class Meters
{
    public static IMeterFactory NewFactory() => new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
}
