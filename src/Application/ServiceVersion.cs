using System.Reflection;

namespace RyzeChatwoot.Application;

/// <summary>The version of this build.</summary>
public static class ServiceVersion
{
    /// <summary>As <c>Directory.Build.props</c> has it, such as <c>1.2.3</c>; without the commit that the SDK appends.</summary>
    public static string Text { get; } =
        typeof(ServiceVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
